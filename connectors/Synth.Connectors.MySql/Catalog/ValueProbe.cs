using MySqlConnector;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>
/// Looks whether columns declared as BOOLEAN, which is <c>tinyint(1)</c>, hold truth values only: the engine takes any small number.
/// </summary>
internal static class BooleanProbe
{
    /// <summary>The columns that hold other numbers, each as table and column. Takes one pass over each table with such a column.</summary>
    public static async Task<IReadOnlySet<(string Table, string Column)>> FindAsync(
        MySqlConnection connection, IReadOnlyList<TableRow> tables, IReadOnlyList<ColumnRow> columns, CancellationToken cancellationToken)
    {
        var wider = new HashSet<(string Table, string Column)>();
        var names = tables.Where(table => table.IsTable).Select(table => table.Name).ToHashSet();
        foreach (var table in columns.Where(column => column.IsDeclaredBoolean && names.Contains(column.TableName))
            .GroupBy(column => column.TableName))
        {
            wider.UnionWith(await FindAsync(connection, table.Key, [.. table.Select(column => column.Name)], cancellationToken));
        }

        return wider;
    }

    private static async Task<IEnumerable<(string Table, string Column)>> FindAsync(
        MySqlConnection connection, string table, string[] columns, CancellationToken cancellationToken)
    {
        var dialect = MySqlDialect.Instance;
        var tests = columns.Select(column => $"COALESCE(MAX({dialect.Identifier(column)} NOT IN (0, 1)), 0)");
        try
        {
            await using var command = new MySqlCommand($"SELECT {string.Join(", ", tests)} FROM {dialect.Identifier(table)}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return [.. columns.Where((_, i) => reader.GetInt64(i) != 0).Select(column => (table, column))];
        }
        catch (MySqlException exception) when (ServerErrors.IsMissingPrivilege(exception))
        {
            // Whoever reads the rows will hear of it.
            return [];
        }
    }
}
