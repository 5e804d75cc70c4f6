using Synth.Connectors;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>Reads a database as a source.</summary>
public static class SourceRead
{
    /// <summary>Its catalog.</summary>
    public static async Task<DatabaseSchema> SchemaAsync(IDatabaseConnector connector, DatabaseAddress address)
    {
        await using var session = await connector.OpenSourceAsync(address, CancellationToken.None);
        return await session.Catalog.ReadAsync(CancellationToken.None);
    }

    /// <summary>The rows of a table as texts, ordered; see <see cref="RowText"/>.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(IDatabaseConnector connector,
        DatabaseAddress address, TableName table, int batchSize = 1000)
    {
        await using var session = await connector.OpenSourceAsync(address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        return await RowsAsync(session, schema.GetTable(table), batchSize);
    }

    /// <summary>The rows of a table as texts, ordered; see <see cref="RowText"/>.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(IDatabaseSession session, Table table, int batchSize = 1000)
    {
        var rows = new List<string>();
        await foreach (var batch in session.Tables.ReadAsync(table, batchSize, CancellationToken.None))
        {
            using (batch)
            {
                rows.AddRange(RowText.Of(batch));
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
