using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds columns that sum up the rows of a child table.</summary>
/// <param name="parents">The numbers, dates and timestamps of the table.</param>
/// <param name="rowCount">Rows of the table.</param>
internal sealed class AggregateFinder(SourceNumbers[] parents, int rowCount)
{
    private const int MostColumns = 12;
    private const double MostChance = 0.5;
    private const int ProbeParents = 500;
    private const int ProbeRows = 50;
    private const int LeastKept = 45;

    private readonly int[] shuffled = Evidence.Shuffle(rowCount);

    /// <summary>What sums up a child table.</summary>
    /// <param name="child">The child table.</param>
    /// <param name="columns">Its numbers, dates and timestamps.</param>
    /// <param name="parentRows">The parent of each of its rows that is meant, or -1.</param>
    /// <param name="siblings">The parent of each of its rows, meant or not, or -1.</param>
    public IEnumerable<AggregateRule> Find(TableName child, SourceNumbers[] columns, int[] parentRows, int[] siblings)
    {
        if (SiblingPositions.CountByParent(siblings, rowCount).Count(count => count > 1) < Evidence.FewestRows / 2)
        {
            yield break;
        }

        var counts = SiblingPositions.CountByParent(parentRows, rowCount);
        int[] rowsBelow = [.. Enumerable.Range(0, parentRows.Length).Where(row => parentRows[row] >= 0)];
        int[] probe = [.. rowsBelow.Where(row => parentRows[row] < ProbeParents)];
        var numbers = columns.Where(column => !column.IsTemporal).Take(MostColumns).ToArray();
        var terms = new List<(AggregateFunction Function, SourceNumbers[] Inputs)> { (AggregateFunction.Count, []) };
        terms.AddRange(numbers.Select(column => (AggregateFunction.Sum, new[] { column })));
        terms.AddRange(numbers
            .SelectMany((first, i) => numbers.Skip(i + 1).Select(second => (AggregateFunction.Sum, new[] { first, second }))));
        terms.AddRange(columns
            .SelectMany(column => new[] { (AggregateFunction.Max, new[] { column }), (AggregateFunction.Min, new[] { column }) }));
        terms.AddRange(columns.Select(column => (AggregateFunction.Last, new[] { column })));
        foreach (var (function, inputs) in terms)
        {
            var isTemporal = inputs.Length > 0 && inputs[0].IsTemporal;
            var candidates = parents.Where(parent => parent.IsTemporal == isTemporal).ToArray();
            if (candidates.Length > 0)
            {
                var few = Sum(function, inputs, parentRows, counts, probe);
                candidates = [.. candidates.Where(parent => !Differs(parent, few))];
            }

            var totals = candidates.Length == 0 ? [] : Sum(function, inputs, parentRows, counts, rowsBelow);
            foreach (var rule in candidates
                .Select(parent => Check(parent, function, inputs, child, totals, counts)).OfType<AggregateRule>())
            {
                yield return rule;
            }
        }
    }

    /// <summary>
    /// What a function says of the rows below each parent; not a number where there are none. Ticks lose their last digits.
    /// </summary>
    private double[] Sum(AggregateFunction function, SourceNumbers[] inputs, int[] parentRows, int[] counts, int[] rowsBelow)
    {
        var totals = new double[rowCount];
        Array.Fill(totals, double.NaN);
        foreach (var row in rowsBelow)
        {
            var parent = parentRows[row];
            var value = inputs.Length == 0 ? 1 : inputs.Length == 1 ? inputs[0].Values[row] : inputs[0].Values[row] * inputs[1].Values[row];
            if (double.IsNaN(value))
            {
                continue;
            }

            totals[parent] = double.IsNaN(totals[parent]) ? value : function switch
            {
                AggregateFunction.Max => Math.Max(totals[parent], value),
                AggregateFunction.Min => Math.Min(totals[parent], value),
                AggregateFunction.Last => value,
                _ => totals[parent] + value,
            };
        }

        return function == AggregateFunction.Count ? Array.ConvertAll(counts, count => count == 0 ? double.NaN : (double)count) : totals;
    }

    // Whether the totals of the first rows tell already that it is none of them.
    private bool Differs(SourceNumbers parent, double[] totals)
    {
        var (rows, kept) = (0, 0);
        for (var row = 0; row < Math.Min(ProbeParents, rowCount) && rows < ProbeRows; row++)
        {
            if (parent.Exact[row] is not null && !double.IsNaN(totals[row]))
            {
                rows++;
                kept += parent.Is(row, totals[row]) ? 1 : 0;
            }
        }

        return rows == ProbeRows && kept < LeastKept;
    }

    private AggregateRule? Check(
        SourceNumbers parent, AggregateFunction function, SourceNumbers[] inputs, TableName child, double[] totals, int[] counts)
    {
        var (rows, kept, mixed, byChance) = (0, 0, 0, 0);
        for (var row = 0; row < rowCount; row++)
        {
            if (parent.Exact[row] is null || double.IsNaN(totals[row]))
            {
                continue;
            }

            rows++;
            kept += parent.Is(row, totals[row]) ? 1 : 0;
            mixed += double.IsNaN(totals[shuffled[row]]) ? 0 : 1;
            byChance += parent.Is(row, totals[shuffled[row]]) ? 1 : 0;
            if (rows == ProbeRows && kept < LeastKept)
            {
                return null;
            }
        }

        var distinct = parent.DistinctCount;
        return Evidence.Holds(rows, rows - kept)
            && Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), Math.Min(rows, 4 * distinct), MostChance)
            ? new AggregateRule(
                parent.Name,
                function,
                child,
                inputs.Select(input => input.Name).ToValueList(),
                parent.Decimals,
                OfNone(parent, counts),
                rows,
                rows - kept)
            : null;
    }

    /// <summary>What rows without children have.</summary>
    /// <param name="parent">The column that sums up.</param>
    /// <param name="counts">How many children each row has.</param>
    public static ChildlessValue OfNone(SourceNumbers parent, int[] counts)
    {
        var childless = counts.Index().Where(entry => entry.Item == 0).Select(entry => parent.Exact[entry.Index]).ToArray();
        return childless.Length == 0 ? ChildlessValue.Drawn
            : childless.All(value => value is null) ? ChildlessValue.Null
            : childless.All(value => value == 0) ? ChildlessValue.Zero
            : ChildlessValue.Drawn;
    }
}
