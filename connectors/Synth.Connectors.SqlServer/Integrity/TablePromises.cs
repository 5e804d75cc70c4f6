using System.Globalization;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>What the schema promises of one table. Pure.</summary>
/// <param name="staging">Where the rows are.</param>
internal sealed class TablePromises(Staging staging)
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>
    /// The promises; those of untrusted and disabled constraints bind nobody, as the source itself does not keep them. A key that the
    /// source marked NOT FOR REPLICATION is never trusted, and binds all the same.
    /// </summary>
    public IEnumerable<Promise> Of(Table table, IReadOnlyDictionary<TableName, long> expectedRowCounts) =>
    [
        .. expectedRowCounts.TryGetValue(table.Name, out var count) ? [RowCount(table, count)] : Array.Empty<Promise>(),
        .. table.PrimaryKey is { } key ? [PrimaryKey(table, key)] : Array.Empty<Promise>(),
        .. table.UniqueConstraints.Select(constraint => Unique(table, constraint)),
        .. table.Indexes.Where(index => index.IsUnique).Select(index => UniqueIndex(table, index)),
        .. table.ForeignKeys.Select(foreign =>
            ForeignKey(table, foreign) with { IsBinding = IsBinding(foreign.IsEnabled, foreign.IsValidated, foreign.Options) }),
        .. table.Columns.Where(column => !column.IsNullable).Select(column => NotNull(table, column)),
        .. table.Checks.Select(check => Check(table, check)
            with { IsBinding = IsBinding(check.IsEnabled, check.IsValidated, check.Options) }),
        .. table.Columns.Where(column => column.Identity is not null).Select(column => Identity(table, column)),
    ];

    private static bool IsBinding(bool isEnabled, bool isTrusted, ValueList<string> options) => isEnabled
        && (isTrusted || options.Count > 0);

    private Promise RowCount(Table table, long expected) => new(
        IntegrityCheckKind.RowCount,
        table.Name,
        string.Create(CultureInfo.InvariantCulture, $"{expected} rows"),
        null,
        string.Create(CultureInfo.InvariantCulture, $"SELECT ABS(COUNT_BIG(*) - {expected}) FROM {Place(table.Name)}"));

    private Promise PrimaryKey(Table table, PrimaryKey key)
    {
        var anyNull = string.Join(" OR ", key.Columns.Select(column => $"{Dialect.Identifier(column)} IS NULL"));
        return new(
            IntegrityCheckKind.PrimaryKey,
            table.Name,
            Describe(key.Name, key.Columns),
            Guarantees.PrimaryKey(staging.Of(table.Name), key.Columns),
            $"SELECT ({CountDuplicates(table, Dialect.Identifiers(key.Columns), null)}) + (SELECT COUNT_BIG(*) FROM {Place(table.Name)} "
            + $"WHERE {anyNull})");
    }

    private Promise Unique(Table table, UniqueConstraint constraint) => new(
        IntegrityCheckKind.Unique,
        table.Name,
        Describe(constraint.Name, constraint.Columns),
        Guarantees.Unique(staging.Of(table.Name), constraint.Columns),
        CountDuplicates(table, Dialect.Identifiers(constraint.Columns), constraint.NullsAreDistinct ? AllSet(constraint.Columns) : null));

    private Promise UniqueIndex(Table table, Synth.Schema.Index index)
    {
        var columns = index.Keys.Select(key => key.Column!).ToArray();
        var conditions = new[] { index.NullsAreDistinct ? AllSet(columns) : null, index.Filter is null
            ? null : $"({index.Filter})" }.OfType<string>().ToArray();
        return new(
            IntegrityCheckKind.Unique,
            table.Name,
            $"index {index.Name}",
            index.Filter is null ? Guarantees.Unique(staging.Of(table.Name), columns) : null,
            CountDuplicates(table, Dialect.Identifiers(columns), conditions.Length == 0 ? null : string.Join(" AND ", conditions)));
    }

    private Promise ForeignKey(Table table, ForeignKey key)
    {
        var match = string.Join(" AND ",
            key.Columns.Select(pair => $"p.{Dialect.Identifier(pair.ReferencedColumn)} = c.{Dialect.Identifier(pair.Column)}"));
        var isSet = string.Join(" AND ", key.ReferencingColumns.Select(column => $"c.{Dialect.Identifier(column)} IS NOT NULL"));
        var parent = $"SELECT 1 FROM {Place(key.ReferencedTable)} AS p WHERE {match}";
        return new(
            IntegrityCheckKind.ForeignKey,
            table.Name,
            $"{Describe(key.Name, key.ReferencingColumns)} → {key.ReferencedTable}",
            Guarantees.ForeignKey(staging.Of(table.Name), key.Columns, staging.Of(key.ReferencedTable)),
            $"SELECT COUNT_BIG(*) FROM {Place(table.Name)} AS c WHERE {isSet} AND NOT EXISTS ({parent})");
    }

    private Promise NotNull(Table table, Column column) => new(
        IntegrityCheckKind.NotNull,
        table.Name,
        column.Name,
        Guarantees.NotNull(staging.Of(table.Name), column.Name),
        $"SELECT COUNT_BIG(*) FROM {Place(table.Name)} WHERE {Dialect.Identifier(column.Name)} IS NULL");

    private Promise Check(Table table, CheckConstraint check) => new(
        IntegrityCheckKind.Check,
        table.Name,
        check.Name ?? check.Sql,
        check.Name is null ? null : Guarantees.Check(staging.Of(table.Name), check.Name),
        $"SELECT COUNT_BIG(*) FROM {Place(table.Name)} WHERE NOT ({check.Sql})");

    // The next number is the last one plus the step. Before the first one there is nothing that it could meet.
    private Promise Identity(Table table, Column column)
    {
        var identity = column.Identity!;
        var (extreme, isMet) = identity.Increment > 0 ? ("MAX", ">=") : ("MIN", "<=");
        return new(
            IntegrityCheckKind.Identity,
            table.Name,
            column.Name,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT COUNT_BIG(*)
                FROM (SELECT CONVERT(decimal(38, 0), {extreme}({Dialect.Identifier(column.Name)})) AS extreme FROM {Place(table.Name)}) AS t
                WHERE t.extreme {isMet} IDENT_CURRENT({Dialect.Literal(Place(table.Name))}) + {identity.Increment}
                """));
    }

    private string CountDuplicates(Table table, string keys, string? condition)
    {
        var where = condition is null ? "" : $" WHERE {condition}";
        return $"SELECT COUNT_BIG(*) FROM (SELECT 1 AS one FROM {Place(table.Name)}{where} GROUP BY {keys} HAVING COUNT_BIG(*) > 1) AS d";
    }

    private string Place(TableName name) => Dialect.Table(staging.Of(name));

    private static string AllSet(IEnumerable<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));

    private static string Describe(string? name, IEnumerable<string> columns) => name ?? $"({string.Join(", ", columns)})";
}
