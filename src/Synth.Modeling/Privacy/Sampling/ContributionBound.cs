namespace Synth.Modeling;

/// <summary>Which rows of a table count, so that no family weighs more than a known number of rows.</summary>
/// <param name="Rows">The rows that count, those of a family together, in an order that says nothing.</param>
/// <param name="Most">The most rows that a family has among them.</param>
internal sealed record ContributionBound(int[] Rows, int Most)
{
    private const double Quantile = 0.8; // of families with rows; more would be paid by all others with noise
    private const double Clear = 2; // deviations of the noise above which a number of rows is taken to occur

    /// <summary>All rows of a root table: each is a family of its own.</summary>
    public static ContributionBound OfRoots(SourceTable table) => new([.. Enumerable.Range(0, table.RowCount)], 1);

    /// <summary>Rows of a table under another one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parent">The rows of its parent that count.</param>
    /// <param name="meter">Answers how many rows families have.</param>
    /// <param name="cost">What to spend.</param>
    public static ContributionBound Of(SourceTable table, ContributionBound parent, PrivacyMeter meter, double cost)
    {
        var counting = parent.Rows.ToHashSet();
        var families = Enumerable.Range(0, table.RowCount)
            .Where(row => table.ParentRows[row] < 0 || counting.Contains(table.ParentRows[row]))
            .GroupBy(row => table.Families[row])
            .Select(family => family.ToArray())
            .ToArray();
        var sizes = new long[CountLadder.Ranges.Length];
        foreach (var family in families)
        {
            sizes[NumberRange.Find(CountLadder.Ranges, family.Length)]++;
        }

        // A family is one observation, however large it is.
        var noisy = meter.Count("rows of a family", sizes, 1, cost);
        var most = ChooseMost(noisy);
        return new ContributionBound([.. families.SelectMany(family => Shuffled(family).Take(most))], most);
    }

    private static int ChooseMost(NoisyCounts noisy)
    {
        var counts = noisy.Counts.Select(count => count > Clear * noisy.Deviation ? count : 0).ToArray();
        counts[0] = 0;
        var (total, sum) = (counts.Sum(), 0L);
        for (var i = 0; i < counts.Length && total > 0; i++)
        {
            sum += counts[i];
            if (sum >= Quantile * total)
            {
                return (int)CountLadder.Ranges[i].High;
            }
        }

        return 1;
    }

    // By the position within the family alone: what others there are must change nothing here.
    private static IEnumerable<int> Shuffled(int[] family) => family.Index()
        .OrderBy(entry => Data.RandomStream.Mix(((ulong)family.Length << 32) ^ (ulong)entry.Index))
        .Select(entry => entry.Item);
}
