using MySqlConnector;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>
/// Looks whether columns declared as BOOLEAN, which is <c>tinyint(1)</c>, hold truth values only, and those declared as <c>time</c> times
/// of a day: the engine takes any small number, and spans of up to 838 hours.
/// </summary>
internal static class ValueProbe
{
    /// <summary>The columns that hold other values, each as table and column. Takes one pass over each table with such a column.</summary>
    public static async Task<IReadOnlySet<(string Table, string Column)>> FindAsync(
        MySqlConnection connection, IReadOnlyList<TableRow> tables, IReadOnlyList<ColumnRow> columns, CancellationToken cancellationToken)
    {
        var wider = new HashSet<(string Table, string Column)>();
        var names = tables.Where(table => table.IsTable).Select(table => table.Name).ToHashSet();
        foreach (var table in columns.Where(column => (column.IsDeclaredBoolean || column.IsTime) && names.Contains(column.TableName))
            .GroupBy(column => column.TableName))
        {
            wider.UnionWith(await FindAsync(connection, table.Key, [.. table], cancellationToken));
        }

        return wider;
    }

    private static async Task<IEnumerable<(string Table, string Column)>> FindAsync(
        MySqlConnection connection, string table, ColumnRow[] columns, CancellationToken cancellationToken)
    {
        var dialect = MySqlDialect.Instance;
        var tests = columns.Select(column => $"COALESCE(MAX({dialect.Identifier(column.Name)} {Beyond(column)}), 0)");
        try
        {
            await using var command = new MySqlCommand($"SELECT {string.Join(", ", tests)} FROM {dialect.Identifier(table)}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return [.. columns.Where((_, i) => reader.GetInt64(i) != 0).Select(column => (table, column.Name))];
        }
        catch (MySqlException exception) when (ServerErrors.IsMissingPrivilege(exception))
        {
            // Whoever reads the rows will hear of it.
            return [];
        }
    }

    private static string Beyond(ColumnRow column) =>
        column.IsTime ? "NOT BETWEEN '00:00:00' AND '23:59:59.999999'" : "NOT IN (0, 1)";
}
