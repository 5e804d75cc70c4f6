using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Schema.Expressions;
using Synth.Schema;

namespace Synth.Connectors.Files.Integrity;

/// <summary>The queries that count what breaks the promises of one table.</summary>
/// <param name="database">Where the rows are.</param>
/// <param name="schema">The schema, in whose engine's dialect the conditions are.</param>
/// <param name="table">What is promised.</param>
internal sealed class TableQuestions(FileDatabase database, DatabaseSchema schema, Table table)
{
    private readonly Relation relation = database.Find(table.Name);

    /// <summary>All queries, in order of the schema.</summary>
    public IEnumerable<Question> All(IReadOnlyDictionary<TableName, long> expectedRowCounts) =>
    [
        .. expectedRowCounts.TryGetValue(table.Name, out var expected)
            ? [new Question(IntegrityCheckKind.RowCount, "rows",
                FormattableString.Invariant($"SELECT abs(count(*) - {expected}) FROM {relation.From}"))]
            : Array.Empty<Question>(),
        .. table.PrimaryKey is { } key && IsStored(key.Columns) ? [PrimaryKey(key)] : Array.Empty<Question>(),
        .. table.UniqueConstraints.Where(unique => IsStored(unique.Columns))
            .Select(unique => new Question(IntegrityCheckKind.Unique, Describe(unique.Columns),
                Duplicates(unique.Columns, unique.NullsAreDistinct, filter: null))),
        .. table.Indexes.Where(IsCountable).Select(UniqueIndex),
        .. table.Columns.Where(column => column is { IsNullable: false, IsWritable: true })
            .Select(column => new Question(IntegrityCheckKind.NotNull, column.Name,
                $"SELECT count(*) FROM {relation.From} WHERE {relation.AnyNull([column.Name])}")),
        .. table.Checks.Select(Check).OfType<Question>(),
        .. table.ForeignKeys.Where(reference => database.Has(reference.ReferencedTable) && IsStored(reference.ReferencingColumns))
        .Select(ForeignKey),
    ];

    private bool IsOwnDialect => schema.Engine is "duckdb" or "neutral" or DatabaseSchema.NeutralEngine;

    private Question? Check(CheckConstraint check) => Condition(check.Sql) is not { } condition ? null
        : new Question(IntegrityCheckKind.Check, check.Name ?? check.Sql, $"SELECT count(*) FROM {relation.From} WHERE NOT ({condition})")
        {
            IsBinding = check is { IsValidated: true, IsEnabled: true },
        };

    // Null where the condition does not mean exactly the same to DuckDB: a guess that is wrong would refuse a sound target.
    private string? Condition(string sql)
    {
        if (IsOwnDialect)
        {
            return sql;
        }

        var translated = new ExpressionTranslator(schema, DuckDbExpressions.Instance)
            .Condition(sql, table.Columns, name => table.FindColumn(name)!);
        return translated.IsExact && SqlExpressionParser.Parse(sql, SqlSyntaxes.Of(schema.Engine)) is { } parsed
            && parsed.Columns().All(IsKeptAsItIs)
            ? new ExpressionTranslator(schema, DuckDbExpressions.Instance)
                .Condition(sql, table.Columns, name => table.FindColumn(name)! with { Name = relation.Table.Find(name).StoredAs }).Sql
            : null;
    }

    // Generated columns are not stored, and some values stand in the file as texts.
    private bool IsKeptAsItIs(string name) =>
        table.FindColumn(name) is { } column && relation.Table.Columns.FirstOrDefault(stored => stored.Name == name) is { } place
        && (!place.Type.IsText || column.Type.WithoutDomain() is TextType or EnumType { AllowsMany: false });

    private Question PrimaryKey(PrimaryKey key) => new(
        IntegrityCheckKind.PrimaryKey, Describe(key.Columns),
        $"SELECT ({Duplicates(key.Columns, nullsAreDistinct: false, filter: null)}) + (SELECT count(*) FROM {relation.From} WHERE "
        + $"{relation.AnyNull(key.Columns)})");

    private Question UniqueIndex(Synth.Schema.Index index) => new(
        IntegrityCheckKind.Unique, index.Name, Duplicates(index.Keys.Select(key => key.Column!)
            .ToValueList(), index.NullsAreDistinct, index.Filter is null ? null : Condition(index.Filter)));

    private bool IsCountable(Synth.Schema.Index index) =>
        index.IsUnique && (index.Filter is null || Condition(index.Filter) is not null)
            && index.Keys.All(key => key is { Column: not null, PrefixLength: null })
        && IsStored(index.Keys.Select(key => key.Column!));

    private string Duplicates(ValueList<string> columns, bool nullsAreDistinct, string? filter)
    {
        var where = string.Join(" AND ",
            new[] { nullsAreDistinct ? relation.NoNull(columns) : "true", filter is null ? "true" : $"({filter})" });
        return $"SELECT count(*) FROM (SELECT 1 FROM {relation.From} WHERE {where} GROUP BY {relation.Table.Quoted(columns)} HAVING "
            + $"count(*) > 1)";
    }

    private Question ForeignKey(ForeignKey key)
    {
        var referenced = database.Find(key.ReferencedTable);
        var pairs = key.Columns.Select(pair =>
            $"child.{relation.Table.Quoted(pair.Column)} = parent.{referenced.Table.Quoted(pair.ReferencedColumn)}");
        var orphans = $"SELECT count(*) FROM {relation.From} AS child WHERE {relation.NoNull(key.ReferencingColumns)} "
            + $"AND NOT EXISTS (SELECT 1 FROM {referenced.From} AS parent WHERE {string.Join(" AND ", pairs)})";
        var torn = key.IsMatchFull
            ? $" + (SELECT count(*) FROM {relation.From} WHERE ({relation.AnyNull(key.ReferencingColumns)}) AND NOT "
                + $"({AllNull(key.ReferencingColumns)}))"
            : "";
        return new Question(
            IntegrityCheckKind.ForeignKey,
            $"({string.Join(", ", key.ReferencingColumns)}) → {key.ReferencedTable} ({string.Join(", ", key.ReferencedColumns)})",
            $"SELECT ({orphans}){torn}")
        {
            IsBinding = key is { IsValidated: true, IsEnabled: true },
        };
    }

    private string AllNull(IEnumerable<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{relation.Table.Quoted(column)} IS NULL"));

    // A generated column holds no values here.
    private bool IsStored(IEnumerable<string> columns) => columns.All(name => relation.Table.Columns.Any(column => column.Name == name));

    private static string Describe(ValueList<string> columns) => $"({string.Join(", ", columns)})";
}
