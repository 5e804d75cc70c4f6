using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Integrity;

/// <summary>The queries that count what breaks the promises of one table.</summary>
/// <param name="database">Where the rows are.</param>
/// <param name="engine">The engine whose dialect the conditions are in.</param>
/// <param name="table">What is promised.</param>
internal sealed class TableQuestions(FileDatabase database, string engine, Table table)
{
    private readonly Relation relation = database.Find(table.Name);

    /// <summary>All queries, in order of the schema.</summary>
    public IEnumerable<Question> All(IReadOnlyDictionary<TableName, long> expectedRowCounts) =>
    [
        .. expectedRowCounts.TryGetValue(table.Name, out var expected)
            ? [new Question(IntegrityCheckKind.RowCount, "rows", FormattableString.Invariant($"SELECT abs(count(*) - {expected}) FROM {relation.From}"))]
            : Array.Empty<Question>(),
        .. table.PrimaryKey is { } key && IsStored(key.Columns) ? [PrimaryKey(key)] : Array.Empty<Question>(),
        .. table.UniqueConstraints.Where(unique => IsStored(unique.Columns))
            .Select(unique => new Question(IntegrityCheckKind.Unique, Describe(unique.Columns), Duplicates(unique.Columns, unique.NullsAreDistinct, filter: null))),
        .. table.Indexes.Where(IsCountable).Select(UniqueIndex),
        .. table.Columns.Where(column => column is { IsNullable: false, IsWritable: true })
            .Select(column => new Question(IntegrityCheckKind.NotNull, column.Name, $"SELECT count(*) FROM {relation.From} WHERE {relation.AnyNull([column.Name])}")),
        .. table.Checks.Where(_ => IsUnderstood).Select(check =>
            new Question(IntegrityCheckKind.Check, check.Name ?? check.Sql, $"SELECT count(*) FROM {relation.From} WHERE NOT ({check.Sql})")),
        .. table.ForeignKeys.Where(reference => database.Has(reference.ReferencedTable) && IsStored(reference.ReferencingColumns)).Select(ForeignKey),
    ];

    // Conditions in the dialect of another engine would be a guess, and a wrong one would refuse a sound target.
    private bool IsUnderstood => engine is "duckdb" or "neutral" or DatabaseSchema.NeutralEngine;

    private Question PrimaryKey(PrimaryKey key) => new(
        IntegrityCheckKind.PrimaryKey, Describe(key.Columns),
        $"SELECT ({Duplicates(key.Columns, nullsAreDistinct: false, filter: null)}) + (SELECT count(*) FROM {relation.From} WHERE {relation.AnyNull(key.Columns)})");

    private Question UniqueIndex(Synth.Schema.Index index) => new(
        IntegrityCheckKind.Unique, index.Name, Duplicates(index.Keys.Select(key => key.Column!).ToValueList(), index.NullsAreDistinct, index.Filter));

    private bool IsCountable(Synth.Schema.Index index) =>
        index.IsUnique && (index.Filter is null || IsUnderstood) && index.Keys.All(key => key is { Column: not null, PrefixLength: null })
        && IsStored(index.Keys.Select(key => key.Column!));

    private string Duplicates(ValueList<string> columns, bool nullsAreDistinct, string? filter)
    {
        var where = string.Join(" AND ", new[] { nullsAreDistinct ? relation.NoNull(columns) : "true", filter is null ? "true" : $"({filter})" });
        return $"SELECT count(*) FROM (SELECT 1 FROM {relation.From} WHERE {where} GROUP BY {relation.Table.Quoted(columns)} HAVING count(*) > 1)";
    }

    private Question ForeignKey(ForeignKey key)
    {
        var referenced = database.Find(key.ReferencedTable);
        var pairs = key.Columns.Select(pair => $"child.{relation.Table.Quoted(pair.Column)} = parent.{referenced.Table.Quoted(pair.ReferencedColumn)}");
        var orphans = $"SELECT count(*) FROM {relation.From} AS child WHERE {relation.NoNull(key.ReferencingColumns)} "
            + $"AND NOT EXISTS (SELECT 1 FROM {referenced.From} AS parent WHERE {string.Join(" AND ", pairs)})";
        var torn = key.IsMatchFull
            ? $" + (SELECT count(*) FROM {relation.From} WHERE ({relation.AnyNull(key.ReferencingColumns)}) AND NOT ({AllNull(key.ReferencingColumns)}))"
            : "";
        return new Question(
            IntegrityCheckKind.ForeignKey,
            $"({string.Join(", ", key.ReferencingColumns)}) → {key.ReferencedTable} ({string.Join(", ", key.ReferencedColumns)})",
            $"SELECT ({orphans}){torn}");
    }

    private string AllNull(IEnumerable<string> columns) => string.Join(" AND ", columns.Select(column => $"{relation.Table.Quoted(column)} IS NULL"));

    // A generated column holds no values here.
    private bool IsStored(IEnumerable<string> columns) => columns.All(name => relation.Table.Columns.Any(column => column.Name == name));

    private static string Describe(ValueList<string> columns) => $"({string.Join(", ", columns)})";
}
