using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.MySql.Integrity;

/// <summary>What the schema promises of one table. Pure.</summary>
internal static class TablePromises
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    public static IReadOnlyList<Promise> Of(Table table, IReadOnlyDictionary<TableName, long> expectedRowCounts) =>
    [
        .. expectedRowCounts.TryGetValue(table.Name, out var count) ? [RowCount(table, count)] : Array.Empty<Promise>(),
        .. table.PrimaryKey is { } key ? [PrimaryKey(table, key)] : Array.Empty<Promise>(),
        .. table.UniqueConstraints.Select(constraint =>
            Unique(table, Describe(constraint.Name, constraint.Columns), [.. constraint.Columns.Select(Dialect.Identifier)])),
        .. table.Indexes.Where(index => index.IsUnique).Select(index => Unique(table, $"index {index.Name}", [.. index.Keys.Select(Key)])),
        .. table.ForeignKeys.Select(foreign => ForeignKey(table, foreign) with { IsBinding = foreign.IsValidated }),
        .. table.Columns.Where(column => !column.IsNullable && column.Generated is null).Select(column => NotNull(table, column)),
        .. table.Checks.Select(check => Check(table, check) with { IsBinding = check.IsValidated }),
        .. table.Columns.Where(column => column.Identity is not null && IsNumberedAsAWhole(table, column.Name))
            .Select(column => Identity(table, column)),
    ];

    // Engines without transactions number a later part of a key anew for each value before it, by what is there.
    private static bool IsNumberedAsAWhole(Table table, string column) =>
        table.PrimaryKey?.Columns[0] == column
        || table.UniqueConstraints.Any(constraint => constraint.Columns[0] == column)
        || table.Indexes.Any(index => index.Keys[0].Column == column);

    private static Promise RowCount(Table table, long expected) => new(
        IntegrityCheckKind.RowCount,
        table.Name,
        string.Create(CultureInfo.InvariantCulture, $"{expected} rows"),
        string.Create(CultureInfo.InvariantCulture, $"ABS(COUNT(*) - {expected})"));

    private static Promise PrimaryKey(Table table, PrimaryKey key) => new(
        IntegrityCheckKind.PrimaryKey,
        table.Name,
        Describe(key.Name, key.Columns),
        $"SUM({string.Join(" OR ", key.Columns.Select(column => $"{Dialect.Identifier(column)} IS NULL"))})",
        CountDuplicates(table, Dialect.Identifiers(key.Columns), "TRUE"));

    private static Promise Unique(Table table, string subject, string[] keys) => new(
        IntegrityCheckKind.Unique,
        table.Name,
        subject,
        null,
        CountDuplicates(table, string.Join(", ", keys), string.Join(" AND ", keys.Select(key => $"{key} IS NOT NULL"))));

    private static Promise ForeignKey(Table table, ForeignKey key)
    {
        var match = string.Join(" AND ",
            key.Columns.Select(pair => $"p.{Dialect.Identifier(pair.ReferencedColumn)} = c.{Dialect.Identifier(pair.Column)}"));
        var isSet = string.Join(" AND ", key.ReferencingColumns.Select(column => $"c.{Dialect.Identifier(column)} IS NOT NULL"));
        return new(
            IntegrityCheckKind.ForeignKey,
            table.Name,
            $"{Describe(key.Name, key.ReferencingColumns)} → {key.ReferencedTable}",
            null,
            $"SELECT COUNT(*) FROM {Dialect.Table(table.Name)} AS c WHERE {isSet} AND NOT EXISTS (SELECT 1 FROM "
            + $"{Dialect.Table(key.ReferencedTable)} AS p WHERE {match})");
    }

    private static Promise NotNull(Table table, Column column) =>
        new(IntegrityCheckKind.NotNull, table.Name, column.Name, $"SUM({Dialect.Identifier(column.Name)} IS NULL)");

    private static Promise Check(Table table, CheckConstraint check) =>
        new(IntegrityCheckKind.Check, table.Name, check.Name ?? check.Sql, $"SUM(NOT ({check.Sql}))");

    // The engine's next number against those in use; where the column is not numbered at all, against any.
    private static Promise Identity(Table table, Column column) => new(
        IntegrityCheckKind.Identity,
        table.Name,
        column.Name,
        null,
        $"""
        SELECT COUNT(*) FROM {Dialect.Table(table.Name)} WHERE {Dialect.Identifier(column.Name)} >= COALESCE((
            SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = {Dialect.Literal(table.Name.Name)}), 1)
        """);

    private static string Key(IndexKey key) =>
        key.Column is null ? $"({key.Expression})"
        : key.PrefixLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"LEFT({Dialect.Identifier(key.Column)}, {length})")
        : Dialect.Identifier(key.Column);

    private static string CountDuplicates(Table table, string keys, string condition) =>
        $"SELECT COUNT(*) FROM (SELECT 1 FROM {Dialect.Table(table.Name)} WHERE {condition} GROUP BY {keys} HAVING COUNT(*) > 1) AS "
        + $"duplicates";

    private static string Describe(string? name, IEnumerable<string> columns) => name ?? $"({string.Join(", ", columns)})";
}
