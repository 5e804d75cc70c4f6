namespace Synth.Modeling;

/// <summary>Finds the day from which on rows copy more often, or less: what was ordered before has the price of its time.</summary>
internal static class CopyChangeFinder
{
    private const int MostCuts = 64;
    private const double LeastShare = 0.05;

    /// <summary>The day that tells most, or null where none tells enough.</summary>
    /// <param name="dates">The dates by which rows may be told, each of every row. Shape [dates], each [rows].</param>
    /// <param name="isCopy">Whether each row copies; null for rows that say nothing. Shape [rows].</param>
    /// <param name="units">How many of these rows are independent.</param>
    public static CopyChange? Find(IEnumerable<(RuleColumn Column, Func<int, decimal?> Read)> dates, bool?[] isCopy, int units)
    {
        var (best, strongest) = ((CopyChange?)null, Evidence.Surprising);
        foreach (var (column, read) in dates)
        {
            var told = Enumerable.Range(0, isCopy.Length).Where(row => isCopy[row] is not null)
                .Select(row => (Date: read(row), IsCopy: isCopy[row]!.Value))
                .Where(entry => entry.Date is not null)
                .OrderBy(entry => entry.Date).ToArray();
            var copies = new int[told.Length + 1];
            for (var i = 0; i < told.Length; i++)
            {
                copies[i + 1] = copies[i] + (told[i].IsCopy ? 1 : 0);
            }

            // Rows that agree with each other are one observation, whatever their number.
            var weight = units / (double)Math.Max(1, told.Length);
            foreach (var cut in Cuts(told.Length))
            {
                var day = told[cut].Date!.Value - (told[cut].Date!.Value % TimeSpan.TicksPerDay);
                var begin = Array.FindIndex(told, entry => entry.Date >= day);
                var least = Math.Max(Evidence.FewestRows, LeastShare * told.Length);
                var gain = weight * (Surprise(copies[^1], told.Length)
                    - Surprise(copies[begin], begin) - Surprise(copies[^1] - copies[begin], told.Length - begin));
                if (begin >= least && told.Length - begin >= least && gain > strongest)
                {
                    strongest = gain;
                    best = new CopyChange(
                        column, day, copies[begin] / (double)begin, (copies[^1] - copies[begin]) / (double)(told.Length - begin));
                }
            }
        }

        return best;
    }

    private static IEnumerable<int> Cuts(int count) =>
        Enumerable.Range(1, MostCuts - 1).Select(i => (int)((long)i * count / MostCuts)).Where(cut => cut > 0).Distinct();

    // The negative logarithm of the likelihood of so many copies, at their own share.
    private static double Surprise(int copies, int count)
    {
        var share = copies / (double)Math.Max(1, count);
        return share is 0 or 1 ? 0 : -((copies * Math.Log(share)) + ((count - copies) * Math.Log(1 - share)));
    }
}
