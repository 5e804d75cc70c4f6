namespace Synth.Learning.Tests;

/// <summary>The naive twin of the trainer: says what a tree is, row by row and cut by cut, with no thought for speed.</summary>
internal sealed class NaiveGrower(TrainingSet set)
{
    private readonly SplitClasses _classes = SplitClasses.Group(
        [.. Enumerable.Range(0, set.Target.BinCount).Select(bin => set.Target.Bins.Count(other => other == bin))],
        set.Target.Kind,
        set.Options.SplitClassCount);

    private ulong sampleKey;

    public NaiveNode GrowTree(int tree)
    {
        int[] families = [.. set.Families.Distinct()];
        int wanted = Math.Max(1, (int)Math.Round(set.Options.FamilyFraction * families.Length, MidpointRounding.AwayFromZero));
        ulong key = FamilyBag.KeyOf(set.Options.Seed, tree);
        sampleKey = BitMixer.At(key, 0x73706C6974726F77);
        HashSet<int> bag = [.. families.OrderBy(family => BitMixer.At(key, (uint)family)).Take(wanted)];
        int[] rows = [.. Enumerable.Range(0, set.Families.Length)];
        return Grow([.. rows.Where(row => bag.Contains(set.Families[row]))], [.. rows.Where(row => !bag.Contains(set.Families[row]))], 0);
    }

    // The rest are the rows beside the bag that reach the node.
    private NaiveNode Grow(int[] rows, int[] rest, int depth)
    {
        int[] counted = CountFamilies(rows) < set.Options.MinLeafFamilies ? [.. rows, .. rest] : rows;
        NaiveNode leaf = new(Histogram(counted), -1, null, null, null);
        if (depth == set.Options.MaxDepth || !HasFamilies(rows, rest) || rows.Select(ClassOf).Distinct().Count() == 1)
            return leaf;

        var best = FindSplit(Sample(rows));
        if (best.Feature < 0)
            best = FindSplit(rows);
        if (best.Feature < 0)
            return leaf;

        byte[] values = set.Features[best.Feature].Values;
        HashSet<byte> leftBins = AllLeftBins(best.Feature, best.LeftBins, best.Left, best.Right);
        int[] leftRows = [.. rows.Where(row => leftBins.Contains(values[row]))];
        int[] rightRows = [.. rows.Except(leftRows)];
        int[] leftRest = [.. rest.Where(row => leftBins.Contains(values[row]))];
        int[] rightRest = [.. rest.Except(leftRest)];
        if (!HasFamilies(leftRows, leftRest) && !HasFamilies(rightRows, rightRest))
            return leaf;

        return new NaiveNode(
            leaf.Histogram,
            best.Feature,
            leftBins,
            HasFamilies(leftRows, leftRest) ? Grow(leftRows, leftRest, depth + 1) : leaf,
            HasFamilies(rightRows, rightRest) ? Grow(rightRows, rightRest, depth + 1) : leaf);
    }

    // Whole families by their hash, about as many rows as are searched; all where that leaves too few.
    private int[] Sample(int[] rows)
    {
        if (rows.Length <= 2 * set.Options.SearchRows)
            return rows;

        ulong most = (ulong)((double)set.Options.SearchRows / rows.Length * ulong.MaxValue);
        int[] sample = [.. rows.Where(row => BitMixer.At(sampleKey, (uint)set.Families[row]) <= most)];
        return sample.Length < set.Options.SearchRows / 2 || sample.Length == 0 ? rows : sample;
    }

    private (long Gain, int Feature, int[] Left, int[] Right, HashSet<byte> LeftBins) FindSplit(int[] rows)
    {
        var best = (Gain: MinGain(rows), Feature: -1, Left: Array.Empty<int>(), Right: Array.Empty<int>(), LeftBins: new HashSet<byte>());
        for (int feature = 0; feature < set.Features.Length; feature++)
        {
            byte[] order = Order(feature, rows);
            for (int cut = 1; cut < order.Length; cut++)
            {
                HashSet<byte> leftBins = [.. order[..cut]];
                int[] left = [.. rows.Where(row => leftBins.Contains(set.Features[feature].Values[row]))];
                int[] right = [.. rows.Except(left)];
                if (left.Length < set.Options.MinLeafRows || right.Length < set.Options.MinLeafRows)
                    continue;

                long gain = Entropy(rows) - Entropy(left) - Entropy(right);
                if (gain > best.Gain)
                    best = (gain, feature, left, right, leftBins);
            }
        }

        return best;
    }

    private int ClassOf(int row) => _classes.ClassOfBin[set.Target.Bins[row]];

    private bool HasFamilies(int[] rows, int[] rest) => CountFamilies([.. rows, .. rest]) >= set.Options.MinLeafFamilies;

    private int CountFamilies(int[] rows) => rows.Select(row => set.Families[row]).Distinct().Count();

    private SortedDictionary<byte, int> Histogram(int[] rows) =>
        new(rows.GroupBy(row => set.Target.Bins[row]).ToDictionary(group => group.Key, group => group.Count()));

    private long Entropy(int[] rows) => F(rows.Length) - rows.GroupBy(ClassOf).Sum(group => F(group.Count()));

    // The bound on the chi-square quantile of Laurent and Massart, in bits.
    private long MinGain(int[] rows)
    {
        double logs = Math.Log(1 / set.Options.SplitSignificance);
        int freedom = rows.Select(ClassOf).Distinct().Count() - 1;
        double bits = logs == 0 ? 0 : (freedom + (2 * Math.Sqrt(freedom * logs)) + (2 * logs)) / (2 * Math.Log(2));
        return Math.Max(1024, (long)(bits * (1 << 20)));
    }

    private static long F(int n) => (long)Math.Round(n * Math.Log2(n) * (1 << 20));

    private byte[] Order(int feature, int[] rows)
    {
        var bins = rows.GroupBy(row => set.Features[feature].Values[row]).OrderBy(group => group.Key);
        if (set.Features[feature].Kind == FeatureKind.Ordinal)
            return [.. bins.Select(group => group.Key)];

        int commonest = rows.GroupBy(ClassOf).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        return [.. bins.OrderBy(group => group.Average(row =>
            set.Target.Kind == FeatureKind.Ordinal ? ClassOf(row) : ClassOf(row) == commonest ? 1 : 0)).Select(group => group.Key)];
    }

    // What happens to bins that no row has: ordinal ones go with the nearer side, but never with bin 0; nominal ones with the larger.
    private HashSet<byte> AllLeftBins(int feature, HashSet<byte> leftBins, int[] left, int[] right)
    {
        byte[] rightBins = [.. right.Select(row => set.Features[feature].Values[row]).Distinct()];
        IEnumerable<byte> all = Enumerable.Range(0, 256).Select(bin => (byte)bin);
        if (set.Features[feature].Kind == FeatureKind.Nominal)
            return [.. all.Where(bin => leftBins.Contains(bin) || (left.Length > right.Length && !rightBins.Contains(bin)))];

        int low = leftBins.Max();
        int high = rightBins.Min();
        return [.. all.Where(bin => bin <= low || (low > 0 && bin < high && bin - low < high - bin))];
    }
}
