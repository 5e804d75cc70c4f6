using Synth.Engine;
using Synth.Schema;
using Synth.Testing;

namespace Synth.EndToEnd.Tests;

/// <summary>A database of one test, empty at first; disposing it removes it.</summary>
internal abstract class ScratchDatabase : IAsyncDisposable
{
    public abstract DatabaseEndpoint Endpoint { get; }

    /// <summary>The same place, spelled differently.</summary>
    public abstract DatabaseEndpoint OtherSpelling { get; }

    /// <summary>Carries out statements past the connector.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>The first column of what a query returns, as text.</summary>
    public abstract Task<IReadOnlyList<string>> QueryAsync(string sql);

    /// <summary>Its schema in the words of the engine itself; null where they are not asked for.</summary>
    public virtual Task<string?> DefinitionAsync() => Task.FromResult<string?>(null);

    /// <summary>
    /// Names of everything in it: tables, views, partial files, helper schemas. Empty as long as nobody has written to it.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> ContentsAsync();

    public abstract ValueTask DisposeAsync();

    public Task<DatabaseSchema> SchemaAsync() => SourceRead.SchemaAsync(Endpoint.Connector, Endpoint.Address);

    /// <summary>
    /// All that it holds as text: every table with its columns, and its rows in an order that depends on nothing but them.
    /// </summary>
    public async Task<string> DumpAsync()
    {
        await using var session = await Endpoint.Connector.OpenSourceAsync(Endpoint.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        var lines = new List<string>();
        foreach (var table in schema.Tables.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal))
        {
            lines.Add($"== {table.Name} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.NativeType}"))})");
            lines.AddRange(await SourceRead.RowsAsync(session, table));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The number of rows of every table.</summary>
    public async Task<IReadOnlyList<long>> RowCountsAsync()
    {
        await using var session = await Endpoint.Connector.OpenSourceAsync(Endpoint.Address, CancellationToken.None);
        var counts = new List<long>();
        foreach (var table in (await session.Catalog.ReadAsync(CancellationToken.None)).Tables)
        {
            counts.Add(await session.Tables.CountRowsAsync(table, CancellationToken.None));
        }

        return counts;
    }
}
