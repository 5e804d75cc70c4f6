namespace Synth.Modeling;

/// <summary>
/// Finds times that never fall among the rows of one parent, in their order by key. Those that are counted from each other do not anyway,
/// and those that are counted from another one of their row may seem not to where that does not.
/// </summary>
/// <param name="draft">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class RiseFinder(TableDraft draft, SourceNumbers[] columns)
{
    /// <summary>How often two rows that have nothing to do with each other stand in order.</summary>
    private const double ChanceOfOrder = 0.5;

    /// <summary>The rules that hold.</summary>
    public IEnumerable<RiseRule> Find() => columns
        .Where(column => column.IsTemporal
            && draft.Columns.First(model => model.Name == column.Name) is DataColumnModel { Encoder.CountedFrom: null } model
            && !SiblingTimes.Rise(model))
        .Select(Check)
        .OfType<RiseRule>();

    private RiseRule? Check(SourceNumbers column)
    {
        var parents = draft.Table.ParentRows;
        var (rises, falls, before) = (0, 0, (decimal?)null);
        for (var row = 0; row < parents.Length; row++)
        {
            before = row > 0 && parents[row] == parents[row - 1] ? before : null;
            rises += parents[row] >= 0 && column.Exact[row] > before ? 1 : 0;
            falls += parents[row] >= 0 && column.Exact[row] < before ? 1 : 0;
            before = column.Exact[row] ?? before;
        }

        return Evidence.Holds(rises + falls, falls) && Evidence.IsStrong(ChanceOfOrder, rises, ChanceOfOrder)
            ? new RiseRule(column.Name, DecisionFitter.KeyOf(draft.Table.Plan), rises + falls, falls)
            : null;
    }
}
