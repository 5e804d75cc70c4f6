using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Catalog.Typing;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>
/// Reads the catalog, and each table once: SQLite does not hold a column to its declared type, so only the values tell what it is.
/// </summary>
internal sealed class SqliteCatalogReader(Func<SqliteConnection?> connection) : ICatalogReader
{
    /// <inheritdoc/>
    public async Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken)
    {
        if (connection() is not { } open)
        {
            return new DatabaseSchema { Engine = SqliteConnector.EngineName, Tables = [] };
        }

        try
        {
            var rows = await CatalogQueries.RunAsync(open, cancellationToken);
            var columns = rows.Columns.ToLookup(column => column.TableName, StringComparer.Ordinal);
            var profiles = new Dictionary<(string Table, string Column), ColumnProfile>();
            foreach (var table in rows.Tables.Where(table => table.Kind == "table"))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var (column, profile) in ColumnProfiler.Profile(open, table.Name, columns[table.Name]))
                {
                    profiles.Add((table.Name, column), profile);
                }
            }

            return CatalogAssembler.Assemble(rows, profiles);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Reading("the catalog", open.DataSource, error);
        }
    }
}
