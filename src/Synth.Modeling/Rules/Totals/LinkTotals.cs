using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What is said of the rows that link to each row, over all blocks: known once all of these are made, so that it is written in a last pass.
/// Holds one number for each row that is summed up to (see <see cref="HeldTotals"/>). Thread-safe while rows are added.
/// </summary>
internal sealed class LinkTotals
{
    // Values are cut to so many digits that sums are exact in whatever order they are taken.
    private const int MostDecimals = 9;

    private readonly Dictionary<(TableName Table, string Column), HeldTotals> totals = [];
    private readonly ILookup<TableName, (TableName Table, AggregateRule Rule)> rules;

    /// <summary>Begins with nothing summed up.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">How many rows there are.</param>
    public LinkTotals(RelationalModel model, Skeleton skeleton)
    {
        rules = model.Models
            .SelectMany(table => table.Rules.OfType<AggregateRule>().Where(rule => rule.Link >= 0).Select(rule => (table.Name, Rule: rule)))
            .ToLookup(entry => entry.Rule.Child);
        foreach (var (table, rule) in rules.SelectMany(group => group))
        {
            totals.Add((table, rule.Column), new HeldTotals((int)skeleton[table].RowCount, Math.Clamp(rule.Decimals, 0, MostDecimals)));
        }
    }

    /// <summary>The tables whose rows are summed up over links.</summary>
    public IEnumerable<TableName> Children => rules.Select(group => group.Key);

    /// <summary>Adds rows that are complete.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="block">The rows.</param>
    public void Add(TableName table, TableBlock block)
    {
        foreach (var (to, rule) in rules[table])
        {
            var sums = totals[(to, rule.Column)];
            var linked = block.Links![rule.Link];
            lock (sums)
            {
                ChildTotals.Add(rule, block, row => linked[row], (place, value) =>
                    sums[place] = ChildTotals.Combine(rule, sums[place], Math.Round(value, MostDecimals, MidpointRounding.AwayFromZero)));
            }
        }
    }

    /// <summary>What is said of the rows that link to those of a block.</summary>
    /// <param name="table">The table that sums up.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="count">How many rows.</param>
    public ChildTotals Of(TableName table, AggregateRule rule, long begin, int count) =>
        new(rule, [.. Enumerable.Range(0, count).Select(row => totals[(table, rule.Column)][begin + row])]);
}
