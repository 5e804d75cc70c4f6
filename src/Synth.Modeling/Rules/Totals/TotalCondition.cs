namespace Synth.Modeling;

/// <summary>Limits what sums up rows to some of them: the fines that are not paid, the bookings that took place.</summary>
internal sealed class TotalCondition
{
    private const int MostConditions = 24;
    private const double LeastShare = 0.05;

    private readonly Func<int, bool> isMeant;

    /// <summary>Prepares a condition.</summary>
    /// <param name="condition">Which rows are meant.</param>
    /// <param name="table">The rows.</param>
    public TotalCondition(RuleCondition condition, SourceTable table)
    {
        Condition = condition;
        var column = table.Columns[table.IndexOf(condition.Column)];
        var type = table.Layout[table.IndexOf(condition.Column)].Type;
        isMeant = condition switch
        {
            PresenceCondition presence => row => column.IsNull(row) != presence.IsPresent,
            ValueCondition known => row => CompositionSource.Read(column, row) is { } value && known.Holds(value),
            LimitCondition limit => row => CellNumber.Read(column, type, row) is { } value && limit.Holds(value),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "A condition of an unknown kind."),
        };
    }

    /// <summary>Which rows are meant.</summary>
    public RuleCondition Condition { get; }

    /// <summary>
    /// The conditions by which the rows of a table are worth telling apart: single values of columns of few, all values but one, and
    /// whether there is a value. Each leaves out some rows, and means some.
    /// </summary>
    /// <param name="draft">The table.</param>
    public static IEnumerable<TotalCondition> Of(TableDraft draft)
    {
        var values = ConditionColumn.Of(draft).SelectMany(column => column.Values.SelectMany(value => column.Values.Length == 2
            ? new[] { new ValueCondition(column.Name, [value], IsExcluded: false) }
            : [new ValueCondition(column.Name, [value], IsExcluded: false), new ValueCondition(column.Name, [value], IsExcluded: true)]));
        var presences = draft.Table.Layout.Where(column => draft.Table.Columns[draft.Table.IndexOf(column.Name)].NullCount > 0)
            .SelectMany(column => new[] { new PresenceCondition(column.Name, true), new PresenceCondition(column.Name, false) });
        return values.Concat<RuleCondition>(presences)
            .Select(condition => new TotalCondition(condition, draft.Table))
            .Where(condition => condition.Share(draft.Table.RowCount) is >= LeastShare and <= 1 - LeastShare)
            .Take(MostConditions);
    }

    /// <summary>The rows above those that are meant; -1 for others. Shape [rows].</summary>
    /// <param name="rowsAbove">The row above each row, or -1.</param>
    public int[] Among(int[] rowsAbove) => [.. rowsAbove.Select((above, row) => isMeant(row) ? above : -1)];

    private double Share(int rowCount) => Enumerable.Range(0, rowCount).Count(isMeant) / (double)Math.Max(1, rowCount);
}
