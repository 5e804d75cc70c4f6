using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// Translates the keys and indexes of one table. To SQL Server two nulls are equal: a unique constraint over columns that accept null
/// becomes a unique index over the rows without one, which means the same, save where a foreign key needs the constraint. Pure.
/// </summary>
internal sealed class IndexTranslation(
    DatabaseSchema source,
    Table table,
    TableName target,
    TranslatedNames names,
    IReadOnlyDictionary<string, Column> columns,
    ExpressionTranslator expressions,
    List<LedgerEntry> ledger)
{
    // What other engines call an ordinary ordered index.
    private static readonly HashSet<string> OrderedMethods = new(StringComparer.OrdinalIgnoreCase) { "btree" };

    private static readonly string[] BeyondFilters =
        [" OR ", "NOT (", "BETWEEN", "LIKE", "CASE", "COLLATE", "getdate", "COALESCE", "LEN(", " + ", " * ", " / ", " % "];

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public PrimaryKey? PrimaryKey()
    {
        if (table.PrimaryKey is not { } key)
        {
            return null;
        }

        var isLong = KeySize.BytesOf(key.Columns.Select(name => columns[name])) > KeySize.MaxClustered;
        return new PrimaryKey(names.Key(target, key.Name, $"PK_{target.Name}"), Names(key.Columns))
        {
            Options = isLong
                ? [IndexOptions.NonClustered]
                : []
        };
    }

    public IEnumerable<UniqueConstraint> UniqueConstraints() => table.UniqueConstraints
        .Where(constraint => !BecomesIndex(constraint) && MayBeKey(constraint))
        .Select(constraint =>
        {
            var areAllSet = constraint.Columns.All(name => !columns[name].IsNullable);
            if (!areAllSet && constraint.NullsAreDistinct)
            {
                Note(LedgerOutcome.Approximated, Subject(constraint),
                    "A foreign key refers to it, so that it stays a constraint, which takes one null and no second one.");
            }

            return new UniqueConstraint(names.Key(target, constraint.Name, UsualName(constraint.Columns)),
                Names(constraint.Columns), areAllSet);
        });

    public IEnumerable<Synth.Schema.Index> Indexes() =>
        table.UniqueConstraints.Where(constraint => BecomesIndex(constraint) && MayBeKey(constraint))
        .Select(ToIndex)
        .Concat(table.Indexes.Select(Translate).OfType<Synth.Schema.Index>());

    private bool BecomesIndex(UniqueConstraint constraint) =>
        constraint.NullsAreDistinct && constraint.Columns.Any(name => columns[name].IsNullable) && !IsReferenced(constraint.Columns);

    private bool MayBeKey(UniqueConstraint constraint)
    {
        var mayBe = KeySize.CanBeKey([.. constraint.Columns.Select(name => columns[name])]);
        if (!mayBe)
        {
            Note(LedgerOutcome.Skipped, Subject(constraint), "Its columns cannot be the key of an index in SQL Server.");
        }

        return mayBe;
    }

    private Synth.Schema.Index ToIndex(UniqueConstraint constraint)
    {
        Note(LedgerOutcome.Translated, Subject(constraint),
            "It is a unique index over the rows without a null, since SQL Server takes two nulls for equal.");
        return new Synth.Schema.Index
        {
            Name = names.Index(target, constraint.Name ?? UsualName(constraint.Columns)),
            Keys = constraint.Columns.Select(name => new IndexKey(columns[name].Name)).ToValueList(),
            IsUnique = true,
            NullsAreDistinct = false,
            Filter = AllSet(constraint.Columns),
        };
    }

    private Synth.Schema.Index? Translate(Synth.Schema.Index index)
    {
        if (FindObstacle(index) is { } obstacle)
        {
            Note(LedgerOutcome.Skipped, $"index {index.Name} of {table.Name}", obstacle);
            return null;
        }

        var keys = index.Keys.Select(key => key.Column!).ToArray();
        var hasNulls = keys.Any(name => columns[name].IsNullable);
        return new Synth.Schema.Index
        {
            Name = names.Index(target, index.Name),
            Keys = index.Keys.DistinctBy(key => key.Column)
                .Select(key => new IndexKey(columns[key.Column!].Name, IsDescending: key.IsDescending)).ToValueList(),
            IsUnique = index.IsUnique,
            NullsAreDistinct = !hasNulls,
            Filter = FilterOf(index, keys, hasNulls),
            IncludedColumns = Names(index.IncludedColumns),
            Comment = CommentTranslation.Shorten(index.Comment, $"index {index.Name} of {table.Name}", ledger),
        };
    }

    private string? FindObstacle(Synth.Schema.Index index) =>
        index.Keys.Any(key => key.Column is null) ? "SQL Server has no indexes over expressions."
        : index.Filter is not null && FilterSql(index.Filter) is null ? "SQL Server has no filter that says the same."
        : index.Method is not null && !OrderedMethods.Contains(index.Method) ? $"SQL Server has no index of the method {index.Method}."
        : !KeySize.CanBeKey([.. index.Keys.Select(key => columns[key.Column!])])
            ? "Its columns cannot be the key of an index in SQL Server."
        : !index.IsUnique && KeySize.BytesOf(index.Keys.Select(key => columns[key.Column!])) > KeySize.MaxNonClustered
            ? "Its key may be longer than the 1,700 bytes that SQL Server allows."
        : null;

    private string? FilterOf(Synth.Schema.Index index, string[] keys, bool hasNulls)
    {
        var filter = index.Filter is null ? null : FilterSql(index.Filter);
        var areSet = index.IsUnique && index.NullsAreDistinct && hasNulls && !IsReferenced(keys) ? AllSet(keys) : null;
        return filter is not null && areSet is not null ? $"{filter} AND {areSet}" : filter ?? areSet;
    }

    // A filter compares columns with constants, joined by AND, and no more than that.
    private string? FilterSql(string sql) =>
        expressions.Condition(sql, table.Columns, name => columns[name]) is { IsExact: true, Sql: { } filter }
            && !BeyondFilters.Any(word => filter.Contains(word, StringComparison.Ordinal))
            ? filter
            : null;

    private bool IsReferenced(IReadOnlyCollection<string> key) => source.Tables.SelectMany(other => other.ForeignKeys)
        .Any(foreign => foreign.ReferencedTable == table.Name && foreign.ReferencedColumns.ToHashSet().SetEquals(key));

    private string AllSet(IEnumerable<string> sourceNames) => string.Join(" AND ", sourceNames
        .Where(name => columns[name].IsNullable)
        .Select(name => $"{Dialect.Identifier(columns[name].Name)} IS NOT NULL"));

    private string UsualName(IEnumerable<string> keyColumns) =>
        string.Join('_', keyColumns.Select(name => columns[name].Name).Prepend(target.Name).Prepend("UQ"));

    private string Subject(UniqueConstraint constraint) => $"unique constraint of {table.Name} ({string.Join(", ", constraint.Columns)})";

    private ValueList<string> Names(IEnumerable<string> sourceNames) => sourceNames.Select(name => columns[name].Name).ToValueList();

    private void Note(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
