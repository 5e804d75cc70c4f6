using Synth.Connectors.PostgreSql.Reading.Decoders;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>The SQL of reading rows. Pure.</summary>
internal static class ReadQueries
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static string CountRows(Table table) => $"SELECT count(*) FROM {Source(table)}";

    public static string MeasureForeignKey(Table table, ForeignKey key)
    {
        var columns = key.ReferencingColumns.ToArray();
        var isSet = string.Join(" AND ", columns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));
        return $"""
            SELECT coalesce(sum(uses), 0)::bigint, count(*)
            FROM (SELECT count(*) AS uses FROM {Source(table)} WHERE {isSet} GROUP BY {Dialect.Identifiers(columns)}) AS keys
            """;
    }

    /// <summary>A COPY of columns; those without a decoder for their wire form are cast to text.</summary>
    public static string Copy(Table table, IReadOnlyList<Column> columns, IReadOnlyList<ColumnDecoder?> decoders)
    {
        var fields = columns.Select((column, i) => decoders[i] is null
            ? $"{Dialect.Identifier(column.Name)}::text"
            : Dialect.Identifier(column.Name));
        return $"COPY (SELECT {string.Join(", ", fields)} FROM {Source(table)}) TO STDOUT (FORMAT BINARY)";
    }

    // The rows of tables that inherit from this one are theirs, the rows of its partitions are its own.
    private static string Source(Table table) => $"{(table.Partitioning is not null ? "" : "ONLY ")}{Dialect.Table(table.Name)}";
}
