using Synth.Schema;

namespace Synth.Connectors.SqlServer.Reading;

/// <summary>The SQL of reading rows. Pure.</summary>
internal static class ReadQueries
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static string CountRows(Table table) => $"SELECT COUNT_BIG(*) FROM {Dialect.Table(table.Name)}";

    public static string MeasureForeignKey(Table table, ForeignKey key)
    {
        var columns = key.ReferencingColumns.ToArray();
        var isSet = string.Join(" AND ", columns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));
        return $"""
            SELECT COALESCE(SUM(k.uses), 0), COUNT_BIG(*)
            FROM (SELECT COUNT_BIG(*) AS uses FROM {Dialect.Table(table.Name)} WHERE {isSet} GROUP BY {Dialect.Identifiers(columns)}) AS k
            """;
    }

    /// <summary>All rows of the columns in their order; what the driver has no plain type for comes as text.</summary>
    public static string Select(Table table, IEnumerable<Column> columns) =>
        $"SELECT {string.Join(", ", columns.Select(Field))} FROM {Dialect.Table(table.Name)}";

    private static string Field(Column column)
    {
        var name = Dialect.Identifier(column.Name);
        return (column.Type.WithoutDomain(), column.NativeType) switch
        {
            (_, "geometry" or "geography") =>
                $"CASE WHEN {name} IS NOT NULL THEN CONCAT(N'SRID=', {name}.STSrid, N';', {name}.ToString()) END AS {name}",
            (_, "hierarchyid") => $"{name}.ToString() AS {name}",
            (_, "sql_variant") => $"CONVERT(nvarchar(4000), {name}) AS {name}",
            (XmlType or JsonType or UnsupportedType, _) => $"CONVERT(nvarchar(max), {name}) AS {name}",
            _ => name,
        };
    }
}
