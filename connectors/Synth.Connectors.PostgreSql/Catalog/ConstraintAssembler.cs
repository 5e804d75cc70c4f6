using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Makes the constraints of one table. Pure.</summary>
internal sealed class ConstraintAssembler
{
    /// <summary>The option of a check that tables which inherit do not have.</summary>
    public const string NoInherit = "NO INHERIT";

    /// <summary>The option of a check that comes from the tables that its table inherits from.</summary>
    public const string Inherited = "INHERITED";

    /// <summary>How the option of a foreign key begins that names a column which its ON DELETE sets, where it does not set all.</summary>
    public const string DeletedColumn = "ON DELETE OF ";

    private readonly TableName table;
    private readonly ConstraintRow[] rows;

    /// <summary>Takes the constraints of a table, and notes what of them cannot be described.</summary>
    public ConstraintAssembler(TableName table, ConstraintRow[] rows, List<SchemaIssue> issues)
    {
        this.table = table;
        this.rows = [.. rows.Where(row => row.IsEnforced && !(row.HasPeriod && row.Kind == "f"))];
        issues.AddRange(rows.SelectMany(FindIssues));
    }

    public PrimaryKey? PrimaryKey() =>
        rows.Where(row => row.Kind == "p" && !row.HasPeriod).Select(row => new PrimaryKey(row.Name, row.Columns.ToValueList())
        {
            Deferrability = DeferrabilityOf(row),
            IncludedColumns = row.IncludedColumns.ToValueList(),
        }).FirstOrDefault();

    public IEnumerable<UniqueConstraint> UniqueConstraints() =>
        rows.Where(row => row.Kind == "u" && !row.HasPeriod).Select(row =>
            new UniqueConstraint(row.Name, row.Columns.ToValueList(), !row.NullsAreEqual)
            {
                Deferrability = DeferrabilityOf(row),
                IncludedColumns = row.IncludedColumns.ToValueList(),
            });

    public IEnumerable<CheckConstraint> Checks() =>
        rows.Where(row => row.Kind == "c").Select(row =>
            new CheckConstraint(row.Name, row.Condition!, row.IsValidated)
            {
                Options = !row.IsLocal ? [Inherited] : row.IsNoInherit ? [NoInherit] : [],
            });

    /// <summary>The constraints of operators, keys WITHOUT OVERLAPS among them.</summary>
    /// <param name="columns">The columns of the table.</param>
    public IEnumerable<ExclusionConstraint> ExclusionConstraints(ValueList<Column> columns) =>
        rows.Where(row => row.Kind == "x" || row.HasPeriod).Select(row => new ExclusionConstraint(row.Name, row.Definition!)
        {
            Elements = Elements(row).Select(element => element with { Span = SpanExpressions.Find(element, columns) }).ToValueList(),
            Filter = row.Filter,
        });

    public IEnumerable<ForeignKey> ForeignKeys() =>
        rows.Where(row => row.Kind == "f").Select(row => new ForeignKey
        {
            Name = row.Name,
            ReferencedTable = new TableName(row.ReferencedSchema, row.ReferencedTable!),
            Columns = row.Columns.Zip(row.ReferencedColumns, (column, referenced) => new ForeignKeyColumn(column, referenced))
                .ToValueList(),
            OnDelete = ActionOf(row.OnDelete),
            OnUpdate = ActionOf(row.OnUpdate),
            Deferrability = DeferrabilityOf(row),
            IsMatchFull = row.IsMatchFull,
            IsValidated = row.IsValidated,
            Options = row.DeleteColumns.Select(column => DeletedColumn + column).ToValueList(),
        });

    private IEnumerable<SchemaIssue> FindIssues(ConstraintRow row)
    {
        var messages = new (bool Applies, string Message)[]
        {
            (row.HasPeriod && row.Kind == "f", "A foreign key over periods is not recreated."),
            (!row.IsEnforced, "It is not enforced in the source and is not recreated."),
        };
        return messages
            .Where(entry => entry.Applies)
            .Select(entry => new SchemaIssue(SchemaIssueSeverity.Warning, $"constraint {row.Name} of {table}", entry.Message));
    }

    // Columns are named where the element is one; expressions stand in their places.
    private static IEnumerable<ExclusionElement> Elements(ConstraintRow row)
    {
        var column = 0;
        return row.Expressions.Select((expression, i) =>
            new ExclusionElement(expression is null ? row.Columns[column++] : null, expression, row.Operators[i]));
    }

    private static Deferrability DeferrabilityOf(ConstraintRow row) =>
        !row.IsDeferrable ? Deferrability.NotDeferrable
        : row.IsDeferred ? Deferrability.InitiallyDeferred
        : Deferrability.InitiallyImmediate;

    private static ReferentialAction ActionOf(string code) => code switch
    {
        "a" => ReferentialAction.NoAction,
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => throw new ReadException($"The catalog has a referential action {code} that is unknown here."),
    };
}
