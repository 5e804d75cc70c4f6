using Synth.Schema;

namespace Synth.Connectors.MySql.Reading;

/// <summary>The SQL of reading rows. Pure.</summary>
internal static class ReadQueries
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    public static string CountRows(Table table) => $"SELECT COUNT(*) FROM {Dialect.Table(table.Name)}";

    public static string MeasureForeignKey(Table table, ForeignKey key)
    {
        var isSet = string.Join(" AND ", key.ReferencingColumns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));
        return $"""
            SELECT CAST(COALESCE(SUM(uses), 0) AS SIGNED), COUNT(*)
            FROM (SELECT COUNT(*) AS uses FROM {Dialect.Table(table.Name)} WHERE {isSet} GROUP BY {Dialect.Identifiers(key.ReferencingColumns)}) AS referenced
            """;
    }

    public static string Rows(Table table, IReadOnlyList<Column> columns, IReadOnlyList<ColumnReader> readers)
    {
        var fields = columns.Select((column, i) => readers[i].Select(Dialect.Identifier(column.Name)));
        return $"SELECT {string.Join(", ", fields)} FROM {Dialect.Table(table.Name)}";
    }
}
