using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds what decides the columns of a table: a row above, another column, or two of them together.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">The columns whose values are drawn, by their numbers in the layout.</param>
/// <param name="graph">What is decided already by what; grows.</param>
/// <param name="mayDecide">Whether a column may decide others, and be decided by the rows above: whether it names rather than
/// measures.</param>
/// <param name="isWanted">Whether a dependency of that name may be kept: the column, and what decides it.</param>
internal sealed class DependencyFinder(
    SourceTable table, IEnumerable<int> columns, RuleGraph graph, Func<string, bool> mayDecide, Func<string, Determination, bool> isWanted)
{
    private const int MostColumns = 500;
    private const int MostPaired = 16;
    private const int MostPairValues = 200;
    private const int MostToldValues = 50;
    private const double SurprisingForPlaces = 3;
    private const int FewestShared = 3;
    private const double MostChance = 0.95;
    private const double MostExceptions = 0.05;

    /// <summary>A row that is an exception takes the evidence of so many others.</summary>
    private const int EvidenceAgainst = 5;

    private readonly SourceCodes[] codes =
        [.. columns.Take(MostColumns).Select(index => SourceCodes.Of(table, index)).Where(column => column.Count > 1)];

    /// <summary>What decides each column that something decides.</summary>
    /// <param name="ancestors">The tables above, nearest first, each with the row above each row, -1 for none.</param>
    public Dictionary<string, Determination> Find(IReadOnlyList<(SourceTable Table, int[] Rows)> ancestors)
    {
        int[][] above = [.. ancestors.Select(ancestor => ancestor.Rows)];
        Lazy<SourceCodes[]>[] others = [.. ancestors.Select(FewValuesAbove)];
        var result = new Dictionary<string, Determination>(StringComparer.Ordinal);
        // What is measured follows from the rest of its row, even where all rows below a parent agree in it.
        foreach (var column in codes.Where(column => mayDecide(column.Name)))
        {
            var decided = Generations(above)
                .Select(generations => ByAncestor(column, above[generations - 1], generations))
                .FirstOrDefault(found => found is not null && isWanted(column.Name, found));
            if (decided is { Generations: > 0 and var far } && !IsTold(column, decided, above[far - 1], others[far - 1]))
            {
                result.Add(column.Name, decided);
            }
        }

        // What is put together from others neither decides them nor is remembered for them: it is put together again.
        var free = codes.Where(column => !result.ContainsKey(column.Name) && !MadeTexts.Are(table, column, codes)).ToArray();
        var deciding = free.Where(column => mayDecide(column.Name)).ToArray();
        foreach (var column in free.OrderBy(column => column.Count).ThenBy(column => column.Index))
        {
            if ((ByColumns(column, deciding) ?? ByPair(column, deciding)) is { } found && isWanted(column.Name, found)
                && graph.TryAdd(column.Name, [.. found.Columns]))
            {
                result.Add(column.Name, found);
            }
        }

        return result;
    }

    // The farthest ancestor that all rows have, then nearer ones that some rows lack, too.
    private static IEnumerable<int> Generations(int[][] above) => Enumerable.Range(1, above.Length).Reverse()
        .OrderBy(generations => above[generations - 1].Zip(above[0]).Any(row => row is ( < 0, >= 0)) ? 1 : 0);

    // Rows without an ancestor would keep nothing of what such a column has to do with others; a column above that decides it
    // is seen like any other, and what is not seen together is excluded.
    private static bool IsTold(SourceCodes column, Determination found, int[] above, Lazy<SourceCodes[]> others) =>
        above.AsSpan().Contains(-1) && found.Exceptions == 0
        && Array.Exists(others.Value, other => DependencyTest.Decides(other, column, withNulls: false));

    private static Lazy<SourceCodes[]> FewValuesAbove((SourceTable Table, int[] Rows) ancestor) => new(() =>
    [
        .. Enumerable.Range(0, ancestor.Table.Layout.Count).Select(index => SourceCodes.Of(ancestor.Table, index))
            .Where(column => column.Count is > 1 and <= MostToldValues)
            .Select(column => column.Below(ancestor.Rows)),
    ]);

    // All rows below an ancestor agree, although others would not.
    private static Determination? ByAncestor(SourceCodes column, int[] above, int generations)
    {
        var rows = above.Index().Where(entry => entry.Item >= 0)
            .CountBy(entry => (Ancestor: entry.Item, Code: column.Codes[entry.Index])).ToArray();
        var commonest = rows.GroupBy(entry => entry.Key.Ancestor).Select(group => group.MaxBy(entry => entry.Value)).ToArray();
        var exceptions = rows.Sum(entry => entry.Value) - commonest.Sum(entry => entry.Value);
        var repeats = rows.Sum(entry => entry.Value) - commonest.Length;
        var chance = commonest.CountBy(entry => entry.Key.Code).Sum(entry => Math.Pow(entry.Value / (double)commonest.Length, 2));
        return repeats >= Evidence.FewestRows
            && exceptions <= MostExceptions * repeats
            && Evidence.IsStrong(chance, repeats - (EvidenceAgainst * exceptions), MostChance)
            ? new Determination(generations, [], [], IsNullDecided: column.Missing > 0, repeats, exceptions)
            : null;
    }

    private Determination? ByColumns(SourceCodes column, SourceCodes[] others)
    {
        var withNulls = column.Missing > 0;
        var found = others
            .Where(other => other != column
                && (other.Count >= column.Count || PlaceNames.LiesIn(other.Name, column.Name))
                && MayDecide(other, column)
                && IsStrong(other, column, withNulls))
            .OrderBy(other => other.Count)
            .ThenBy(other => other.Index)
            .ToArray();
        var ways = new List<SourceCodes>();
        foreach (var other in found)
        {
            // A coarser way that may be null needs a finer one behind it that decides the coarser one, too.
            if (ways.Count == 0 || (ways[^1].Missing > 0 && DependencyTest.Decides(other, ways[^1], withNulls: true)))
            {
                ways.Add(other);
            }
        }

        return ways.Count == 0 ? null : new Determination(
            0, ways.Select(way => ValueList.Create<string>([way.Name])).ToValueList(), [], withNulls,
                column.Codes.Length - column.Missing, 0);
    }

    private Determination? ByPair(SourceCodes column, SourceCodes[] others)
    {
        var few = others.Where(other => other != column && other.Count is > 1 and <= MostPairValues && other.Missing == 0)
            .Take(MostPaired).ToArray();
        for (var i = 0; i < few.Length; i++)
        {
            for (var j = i + 1; j < few.Length; j++)
            {
                var pair = SourceCodes.Combine(few[i], few[j]);
                if (pair.Count >= column.Count && IsStrong(pair, column, column.Missing > 0))
                {
                    return new Determination(
                        0, [[few[i].Name, few[j].Name]], [], column.Missing > 0, column.Codes.Length - column.Missing, 0);
                }
            }
        }

        return null;
    }

    // Values of single families tell nothing of those whom they do not belong to, and they decide everything.
    private bool MayDecide(SourceCodes left, SourceCodes right) =>
        left.CountShared(table.Families) >= FewestShared || PlaceNames.LiesIn(left.Name, right.Name);

    private bool IsStrong(SourceCodes left, SourceCodes right, bool withNulls)
    {
        if (!DependencyTest.Decides(left, right, withNulls))
        {
            return false;
        }

        var (surprise, shared) = DependencyTest.Measure(left, right, table.Families);
        return PlaceNames.LiesIn(left.Name, right.Name)
            ? !PlaceNames.IsPostal(left.Name) || surprise >= SurprisingForPlaces
            : shared >= FewestShared && surprise >= Evidence.Surprising && BeatsNeighbours(left, right);
    }

    private bool BeatsNeighbours(SourceCodes left, SourceCodes right) =>
        left.Index < 0 || table.Layout[left.Index].Type.WithoutDomain() is not IntegerType
        || table.Columns[left.Index] is not FixedVector<long> numbers
        || DependencyTest.MeasureBesideNeighbours(left, right, numbers, table.Families) >= Evidence.Surprising;
}
