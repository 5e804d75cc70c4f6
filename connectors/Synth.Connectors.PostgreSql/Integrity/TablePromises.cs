using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Integrity;

/// <summary>What the schema promises of one table. Pure.</summary>
internal static class TablePromises
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static IEnumerable<Promise> Of(Table table, IReadOnlyDictionary<TableName, long> expectedRowCounts) =>
    [
        .. expectedRowCounts.TryGetValue(table.Name, out var count) ? [RowCount(table, count)] : Array.Empty<Promise>(),
        .. table.PrimaryKey is { } key ? [PrimaryKey(table, key)] : Array.Empty<Promise>(),
        .. table.UniqueConstraints.Select(constraint => Unique(table, constraint.Name, constraint.Columns, constraint.NullsAreDistinct)),
        .. table.Indexes.Where(index => index.IsUnique).Select(index => UniqueIndex(table, index)),
        .. table.ForeignKeys.Select(foreign => ForeignKey(table, foreign) with { IsBinding = foreign.IsValidated }),
        .. table.Columns.Where(column => !column.IsNullable).Select(column => NotNull(table, column)),
        .. table.Checks.Select(check => Check(table, check) with { IsBinding = check.IsValidated }),
        .. table.Columns.Where(column => column.Identity is not null).Select(column => Identity(table, column)),
    ];

    private static Promise RowCount(Table table, long expected) => new(
        IntegrityCheckKind.RowCount,
        table.Name,
        string.Create(CultureInfo.InvariantCulture, $"{expected} rows"),
        null,
        string.Create(CultureInfo.InvariantCulture, $"SELECT abs(count(*) - {expected}) FROM {Rows(table)}"));

    private static Promise PrimaryKey(Table table, PrimaryKey key)
    {
        var anyNull = string.Join(" OR ", key.Columns.Select(column => $"{Dialect.Identifier(column)} IS NULL"));
        return new(
            IntegrityCheckKind.PrimaryKey,
            table.Name,
            Describe(key.Name, key.Columns),
            Guarantees.PrimaryKey(table.Name, key.Columns),
            $"SELECT ({CountDuplicates(table, Dialect.Identifiers(key.Columns), "true")}) "
                + $"+ (SELECT count(*) FROM {Rows(table)} WHERE {anyNull})");
    }

    private static Promise Unique(Table table, string? name, ValueList<string> columns, bool nullsAreDistinct) => new(
        IntegrityCheckKind.Unique,
        table.Name,
        Describe(name, columns),
        Guarantees.Unique(table.Name, columns),
        CountDuplicates(table, Dialect.Identifiers(columns), nullsAreDistinct ? AllSet(columns) : "true"));

    private static Promise UniqueIndex(Table table, Synth.Schema.Index index)
    {
        var isPlain = index.Filter is null && index.Keys.All(key => key.Column is not null);
        var columns = index.Keys.Select(key => key.Column is null ? $"({key.Expression})" : Dialect.Identifier(key.Column)).ToArray();
        var condition = index.NullsAreDistinct ? string.Join(" AND ", columns.Select(column => $"{column} IS NOT NULL")) : "true";
        return new(
            IntegrityCheckKind.Unique,
            table.Name,
            $"index {index.Name}",
            isPlain ? Guarantees.Unique(table.Name, index.Keys.Select(key => key.Column!)) : null,
            CountDuplicates(table, string.Join(", ", columns), index.Filter is null ? condition : $"{condition} AND ({index.Filter})"));
    }

    private static Promise ForeignKey(Table table, ForeignKey key)
    {
        var match = string.Join(" AND ",
            key.Columns.Select(pair => $"p.{Dialect.Identifier(pair.ReferencedColumn)} = c.{Dialect.Identifier(pair.Column)}"));
        var isSet = string.Join(" AND ", key.ReferencingColumns.Select(column => $"c.{Dialect.Identifier(column)} IS NOT NULL"));
        return new(
            IntegrityCheckKind.ForeignKey,
            table.Name,
            $"{Describe(key.Name, key.ReferencingColumns)} → {key.ReferencedTable}",
            Guarantees.ForeignKey(table.Name, key),
            $"SELECT count(*) FROM {Rows(table)} AS c WHERE {isSet} "
                + $"AND NOT EXISTS (SELECT FROM {Dialect.Table(key.ReferencedTable)} AS p WHERE {match})");
    }

    private static Promise NotNull(Table table, Column column) => new(
        IntegrityCheckKind.NotNull,
        table.Name,
        column.Name,
        Guarantees.NotNull(table.Name, column.Name),
        $"SELECT count(*) FROM {Rows(table)} WHERE {Dialect.Identifier(column.Name)} IS NULL");

    private static Promise Check(Table table, CheckConstraint check) => new(
        IntegrityCheckKind.Check,
        table.Name,
        check.Name ?? check.Sql,
        check.Name is null ? null : Guarantees.Check(table.Name, check.Name),
        $"SELECT count(*) FROM {Rows(table)} WHERE NOT ({check.Sql})");

    // The next number is the last one plus the step, or the first one of a sequence that was never used. It is asked for in a query of
    // its own, once, not once a row.
    private static Promise Identity(Table table, Column column)
    {
        var identity = column.Identity!;
        var sequence = identity is { Kind: IdentityKind.Serial, SequenceName: { } own }
            ? $"{Dialect.Literal(Dialect.Table(own))}"
            : $"pg_get_serial_sequence({Dialect.Literal(Dialect.Table(table.Name))}, {Dialect.Literal(column.Name)})";
        var (name, isUsed) = (Dialect.Identifier(column.Name), identity.Increment > 0 ? ">=" : "<=");
        return new(
            IntegrityCheckKind.Identity,
            table.Name,
            column.Name,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT count(*) FROM {Rows(table)}
                WHERE {name} {isUsed} (SELECT coalesce(pg_sequence_last_value({sequence}::regclass) + {identity.Increment}, {identity.Seed}))
                """));
    }

    private static string CountDuplicates(Table table, string keys, string condition) =>
        $"SELECT count(*) FROM (SELECT FROM {Rows(table)} WHERE {condition} GROUP BY {keys} HAVING count(*) > 1) AS duplicates";

    // The rows of tables that inherit from this one are theirs, the rows of its partitions are its own.
    private static string Rows(Table table) => $"{(table.Partitioning is null ? "ONLY " : "")}{Dialect.Table(table.Name)}";

    private static string AllSet(IEnumerable<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));

    private static string Describe(string? name, IEnumerable<string> columns) => name ?? $"({string.Join(", ", columns)})";
}
