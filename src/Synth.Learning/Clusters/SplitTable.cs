namespace Synth.Learning;

/// <summary>For one feature in one node: items and rows per bin, and rows per bin and class of each target.</summary>
internal sealed class SplitTable
{
    /// <summary>n · ln n for the numbers of rows that most nodes have.</summary>
    private static readonly double[] Entropies = [.. Enumerable.Range(0, 1 << 14).Select(Compute)];

    private readonly bool isNominal;
    private readonly int[] itemCounts;
    private readonly int[] rowCounts;
    private readonly int[][] classCounts; // [targets][bins · classes]
    private readonly (byte[] ClassOfRow, int Count)[] classes;

    public SplitTable(BinnedFeature feature, int[] members, int[][] rowsOf, (byte[] ClassOfRow, int Count)[] classes)
    {
        this.classes = classes;
        isNominal = feature.Kind == FeatureKind.Nominal;
        itemCounts = new int[feature.BinCount];
        rowCounts = new int[feature.BinCount];
        classCounts = Array.ConvertAll(classes, target => new int[feature.BinCount * target.Count]);
        foreach (var item in members)
        {
            var bin = feature.Values[item];
            itemCounts[bin]++;
            rowCounts[bin] += rowsOf[item].Length;
            for (var target = 0; target < classes.Length; target++)
            {
                var (classOfRow, count) = classes[target];
                foreach (var row in rowsOf[item])
                {
                    classCounts[target][(bin * count) + classOfRow[row]]++;
                }
            }
        }
    }

    /// <summary>The gain of each split that leaves enough items on both sides.</summary>
    /// <param name="minItems">The fewest items on a side.</param>
    /// <param name="rowsPerItem">By how much rows outnumber items.</param>
    public IEnumerable<(byte Bin, double Gain)> Gains(int minItems, double rowsPerItem)
    {
        var allItems = itemCounts.Sum();
        var allRows = rowCounts.Sum();
        var totals = new int[classes.Length][];
        for (var target = 0; target < totals.Length; target++)
        {
            totals[target] = new int[classes[target].Count];
            for (var i = 0; i < classCounts[target].Length; i++)
            {
                totals[target][i % classes[target].Count] += classCounts[target][i];
            }
        }

        var left = Array.ConvertAll(totals, total => new int[total.Length]);
        var leftItems = 0;
        var leftRows = 0;
        for (var bin = 0; bin < itemCounts.Length; bin++)
        {
            if (itemCounts[bin] == 0)
            {
                continue;
            }

            if (isNominal)
            {
                (leftItems, leftRows) = (0, 0);
                Array.ForEach(left, counts => Array.Clear(counts));
            }

            leftItems += itemCounts[bin];
            leftRows += rowCounts[bin];
            for (var target = 0; target < left.Length; target++)
            {
                for (var c = 0; c < left[target].Length; c++)
                {
                    left[target][c] += classCounts[target][(bin * left[target].Length) + c];
                }
            }

            if (leftItems >= minItems && allItems - leftItems >= minItems && leftRows > 0 && leftRows < allRows)
            {
                yield return ((byte)bin, Gain(left, totals, leftRows, allRows, rowsPerItem, allItems));
            }
        }
    }

    private static double Gain(int[][] left, int[][] totals, int leftRows, int allRows, double rowsPerItem, int items)
    {
        var sum = 0.0;
        var split = XLogX(allRows) - XLogX(leftRows) - XLogX(allRows - leftRows);
        var cost = Math.Log(items);
        for (var target = 0; target < left.Length; target++)
        {
            var gain = split;
            var present = 0;
            for (var c = 0; c < totals[target].Length; c++)
            {
                present += totals[target][c] > 0 ? 1 : 0;
                gain += XLogX(left[target][c]) + XLogX(totals[target][c] - left[target][c]) - XLogX(totals[target][c]);
            }

            sum += Math.Max(0, (gain / Math.Max(1, rowsPerItem)) - (0.5 * (present - 1) * cost));
        }

        return sum;
    }

    private static double XLogX(int n) => n < Entropies.Length ? Entropies[n] : Compute(n);

    private static double Compute(int n) => n == 0 ? 0 : n * Math.Log(n);
}
