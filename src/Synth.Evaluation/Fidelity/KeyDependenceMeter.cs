using MathNet.Numerics.Distributions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Measures how far synthetic rows belong to the rows that their foreign keys lead to.</summary>
/// <param name="source">The rows that the fit saw.</param>
/// <param name="other">The rows that are judged.</param>
/// <param name="fixedTables">Tables that both sides have row for row.</param>
/// <param name="options">The budget.</param>
internal sealed class KeyDependenceMeter(Side source, Side other, HashSet<TableName> fixedTables, EvaluationOptions options)
{
    private const int MinRows = 200;
    private const int MostRows = 5000;
    private const int FewParents = 2 * AttackedTable.MinFamilies;
    private const double UpperTail = 0.975;

    private readonly RandomStream stream = RandomStream.FromSeed(options.Seed).Derive("dependence");

    /// <summary>
    /// Measures over a key; null where rows or parents are few, and where the source's rows do not depend on their parents beyond chance.
    /// </summary>
    public KeyDependence? Measure(TableScope child, int number, ForeignKey key)
    {
        var own = stream.Derive(child.Name.ToString()).Derive(number);
        var halves = own.Derive("halves");
        bool IsLearned(int group) => (halves.Bits(group) & 1) == 0;

        // What is learned of parents themselves is of use only where the other side has the same.
        var links = source.Rows.Data[child.Name].Links[number];
        var parents = source.Rows.RowsOf(child.Name).Select(row => links[row]).Where(row => row >= 0).Distinct().Count();
        var byParent = parents >= FewParents || !fixedTables.Contains(key.ReferencedTable);
        int[] Groups(Side side) => byParent ? side.Rows.Data[child.Name].Links[number] : side.Rows.Data[child.Name].Families;
        var (sourceGroups, otherGroups) = (Groups(source), Groups(other));
        var taught = Rows.Of(source, child.Name, number, sourceGroups, IsLearned, own.Derive("taught"), options);
        var kept = Rows.Of(source, child.Name, number, sourceGroups, group => !IsLearned(group), own.Derive("kept"), options);
        var judged = Rows.Of(other, child.Name, number, otherGroups, _ => true, own.Derive("judged"), options);
        if (taught is null || kept is null || judged is null)
        {
            return null;
        }

        var (pairs, labels) = taught.Pairs(key);
        if (pairs.Width == 0)
        {
            return null;
        }

        using var trees = BoostedTrees.Classify(pairs, labels, new BoostingOptions(options.TreeCount));
        var (real, made) = (Ask(trees, kept, key), Ask(trees, judged, key));
        var there = real.Area - 0.5;
        if (there <= real.Half)
        {
            return null;
        }

        // The deviation of a ratio, by the delta method.
        var left = (made.Area - 0.5) / there;
        var half = Math.Sqrt((made.Half * made.Half) + (left * left * real.Half * real.Half)) / there;
        return new KeyDependence(
            real.Area, made.Area, 1 - left, new Interval(1 - left - half, 1 - left + half), Math.Min(kept.Count, judged.Count));
    }

    private static (double Area, double Half) Ask(BoostedTrees trees, Rows rows, ForeignKey key)
    {
        var (pairs, labels) = rows.Pairs(key);
        var scores = trees.Score(pairs);
        var isOwn = Array.ConvertAll(labels, label => label > 0);
        var groups = rows.GroupsOfPairs();
        (double, int)[] Of(bool kind) => [.. Enumerable.Range(0, scores.Length).Where(row => isOwn[row] == kind)
            .Select(row => (scores[row], groups[row]))];
        var clusters = groups.Distinct().Count();
        var deviation = RocCurve.ClusteredDeviation(Of(true), Of(false));
        return (RocCurve.Area(scores, isOwn), StudentT.InvCDF(0, 1, clusters - 1, UpperTail) * deviation);
    }

    /// <summary>Rows of one side, each with a sibling, and the row whose parent and sibling it is shown with in their place.</summary>
    private sealed class Rows(Side side, TableName child, int number, int[] groups, int[] rows, int[] siblings, int[] strangers)
    {
        private readonly int[] links = side.Rows.Data[child].Links[number];

        public int Count => rows.Length;

        public static Rows? Of(Side side, TableName child, int number, int[] groups, Func<int, bool> isIn,
            RandomStream stream, EvaluationOptions options)
        {
            var links = side.Rows.Data[child].Links[number];
            var all = side.Rows.RowsOf(child).Where(row => links[row] >= 0 && isIn(groups[row])).ToArray();
            var (chosen, siblings) = Siblings(all, links, stream, Math.Min(MostRows, options.RowsPerSide));
            if (chosen.Length < MinRows || chosen.Select(row => groups[row]).Distinct().Count() < AttackedTable.MinFamilies)
            {
                return null;
            }

            return new Rows(side, child, number, groups, chosen, siblings, Draw.Permutation(stream.Derive("strangers"), chosen.Length));
        }

        /// <summary>The rows beside their own, then beside others'; those whose stranger has the same parent are left out.</summary>
        public (FeatureRows Rows, float[] Labels) Pairs(ForeignKey key)
        {
            var others = Others();
            int[] context = [.. Enumerable.Range(0, rows.Length), .. Array.ConvertAll(others, place => strangers[place])];
            int[] shown = [.. rows, .. Array.ConvertAll(others, place => rows[place])];
            IReadOnlyList<Feature> features =
            [
                .. side.Features.Own(child, shown),
                .. side.Features.Parents(child, shown, number),
                .. side.Features.Own(key.ReferencedTable, Array.ConvertAll(context, place => links[rows[place]])),
                .. side.Features.Own(child, Array.ConvertAll(context, place => siblings[place])),
            ];
            var labels = Enumerable.Range(0, shown.Length).Select(row => row < rows.Length ? 1f : 0f).ToArray();
            return (features.Count == 0 ? new FeatureRows([], 0) : FeatureRows.Of(features), labels);
        }

        /// <summary>The group of the row of each pair.</summary>
        public int[] GroupsOfPairs() =>
            [.. rows.Select(row => groups[row]), .. Others().Select(place => groups[rows[place]])];

        private int[] Others() =>
            [.. Enumerable.Range(0, rows.Length).Where(place => links[rows[place]] != links[rows[strangers[place]]])];

        // Any sibling, -1 for an only child: which comes first in a table tells nothing.
        private static (int[] Rows, int[] Siblings) Siblings(int[] all, int[] links, RandomStream stream, int limit)
        {
            var chosen = Draw.Some(stream.Derive("rows"), all, limit);
            var children = all.GroupBy(row => links[row]).ToDictionary(group => group.Key, group => group.ToArray());
            var draw = stream.Derive("siblings");
            return (chosen, Array.ConvertAll(chosen, row =>
            {
                var family = children[links[row]];
                var place = Array.BinarySearch(family, row);
                return family.Length == 1 ? -1 : family[(place + 1 + draw.Below(row, family.Length - 1)) % family.Length];
            }));
        }
    }
}
