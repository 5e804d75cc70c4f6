namespace Synth.Modeling;

/// <summary>Finds keys that number rows in order of time, or in the order of the rows above.</summary>
/// <param name="draft">The table.</param>
/// <param name="dates">Its columns of numbers and dates.</param>
internal sealed class NumberingFinder(TableDraft draft, SourceNumbers[] dates)
{
    /// <summary>How often two rows that have nothing to do with each other stand in order.</summary>
    private const double ChanceOfOrder = 0.5;

    /// <summary>The key columns whose numbers can be given to rows in any order.</summary>
    public static IEnumerable<string> KeysOf(TableDraft draft) => draft.Columns.OfType<KeyColumnModel>()
        .Where(column => column is { Presence: < 0, Key: SerialKeyModel or ScatteredKeyModel { IsShuffled: false } })
        .Where(column => CellNumber.IsNumeric(draft.Table.Plan.Table.FindColumn(column.Name)!.Type))
        .Select(column => column.Name);

    /// <summary>The dates that may order rows: every row has one, and it is drawn with the row.</summary>
    public IEnumerable<SourceNumbers> DatesThatOrder() => dates
        .Where(date => date is { IsTemporal: true, Missing: 0 })
        .Where(date => draft.Columns.First(column => column.Name == date.Name)
            is DataColumnModel { Presence: < 0, Decided: null, IsOverridden: false });

    /// <summary>Whether a key can be made to grow with what a user says.</summary>
    public bool MayOrder(NumberingRule rule) => KeysOf(draft).Contains(rule.Column) && (rule.By.Generations == 0
        ? DatesThatOrder().Any(date => date.Name == rule.By.Column)
        : rule.By.Generations == 1 && KeysOf(draft.Parent!).Contains(rule.By.Column));

    /// <summary>
    /// For each key what it grows with: the date that tells most rows apart, else the key of the rows above. All keys of a table follow
    /// one order.
    /// </summary>
    public IEnumerable<NumberingRule> Find()
    {
        var candidates = DatesThatOrder().OrderByDescending(date => date.DistinctCount).ToArray();
        var found = Keys(draft).Select(key => Check(key, candidates)).OfType<NumberingRule>().ToArray();
        return found.Where(rule => rule.By == found[0].By);
    }

    private NumberingRule? Check(SourceNumbers key, SourceNumbers[] candidates)
    {
        var rows = RowsInOrderOf(key);
        return candidates
            .Select(date => Check(key, rows, date.Exact, new RuleColumn(0, date.Name)))
            .FirstOrDefault(rule => rule is not null)
            ?? (draft.Parent is null ? null : UnderParents(key, rows, draft.Parent));
    }

    /// <summary>The rows of a table in the order of a key of numbers.</summary>
    public static int[] RowsInOrderOf(SourceTable table, string key) => RowsInOrderOf(SourceNumbers.Of(table, column => column == key)[0]);

    private static int[] RowsInOrderOf(SourceNumbers key) =>
        [.. Enumerable.Range(0, key.Exact.Length).OrderBy(row => key.Exact[row] ?? decimal.MaxValue)];

    private static SourceNumbers[] Keys(TableDraft draft) => SourceNumbers.Of(draft.Table, KeysOf(draft).Contains);

    private NumberingRule? UnderParents(SourceNumbers key, int[] rows, TableDraft parent)
    {
        var above = Array.Find(Keys(parent), known => known.Missing == 0);
        return above is null || draft.Table.ParentRows.Any(row => row < 0)
            ? null
            : Check(key, rows, Array.ConvertAll(draft.Table.ParentRows, row => above.Exact[row]), new RuleColumn(1, above.Name));
    }

    private static NumberingRule? Check(SourceNumbers key, int[] rows, decimal?[] values, RuleColumn by)
    {
        var (rises, falls) = (0, 0);
        for (var i = 1; i < rows.Length; i++)
        {
            rises += values[rows[i]] > values[rows[i - 1]] ? 1 : 0;
            falls += values[rows[i]] < values[rows[i - 1]] ? 1 : 0;
        }

        return Evidence.Holds(rows.Length, falls) && Evidence.IsStrong(ChanceOfOrder, rises, ChanceOfOrder)
            ? new NumberingRule(key.Name, by, rows.Length, falls)
            : null;
    }
}
