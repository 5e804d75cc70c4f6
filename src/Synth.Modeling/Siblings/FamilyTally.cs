namespace Synth.Modeling;

/// <summary>
/// The codes of one family in one variable, counted, and how far their summaries are from where they are to be. Rows are exchanged one by
/// one without looking at the others. Not thread-safe.
/// </summary>
/// <param name="column">The variable.</param>
/// <param name="cuts">By what cuts its summaries are told. Shape [summaries][cuts].</param>
internal sealed class FamilyTally(SummaryColumn column, double[][] cuts)
{
    /// <summary>A summary's bins are not narrower than this share of what the variable spans.</summary>
    private const double LeastWidth = 0.001;

    /// <summary>What differs by rounding alone does not differ, in widths of a bin.</summary>
    private const double Slack = 1e-9;

    private readonly int[] counts = new int[column.Values.Length];
    private readonly ulong[] occupied = new ulong[4];
    private readonly double[] summaries = new double[column.FeatureCount];
    private readonly double[] widths = [.. cuts.Select((edges, summary) => WidthOf(edges, summary, column))];
    private int rows;

    /// <summary>Counts a family.</summary>
    /// <param name="codes">Its codes. Shape [rows].</param>
    public void Count(ReadOnlySpan<byte> codes)
    {
        Array.Clear(counts);
        Array.Clear(occupied);
        rows = codes.Length;
        foreach (var code in codes)
        {
            counts[code]++;
            occupied[code >> 6] |= 1UL << (code & 63);
        }
    }

    /// <summary>A row has another code.</summary>
    public void Exchange(byte from, byte to)
    {
        if (--counts[from] == 0)
        {
            occupied[from >> 6] &= ~(1UL << (from & 63));
        }

        counts[to]++;
        occupied[to >> 6] |= 1UL << (to & 63);
    }

    /// <summary>
    /// The sum of the squared distances of the summaries from the ranges of their bins, each in mean widths of a bin; 0 where all are in.
    /// </summary>
    /// <param name="targets">The bins. Shape [summaries].</param>
    public double Distance(ReadOnlySpan<byte> targets)
    {
        column.Summarise(counts, occupied, rows, summaries);
        var sum = 0.0;
        for (var i = 0; i < summaries.Length; i++)
        {
            var distance = Distance(summaries[i], targets[i], cuts[i], Slack * widths[i]) / widths[i];
            sum += distance * distance;
        }

        return sum;
    }

    // A range has its upper end and not its lower one, save for the least, which begins just below the least value. What is missing on
    // one side cannot be mended by exchanging values.
    private static double Distance(double value, byte target, double[] edges, double slack)
    {
        if (target == 0 || double.IsNaN(value))
        {
            return 0;
        }

        var low = target >= 2 ? edges[target - 2] : double.NegativeInfinity;
        var high = target - 1 < edges.Length ? edges[target - 1] : double.PositiveInfinity;
        return value > high ? value - high
            : value > (target == 2 ? low - slack : low) ? 0
            : low - value + (double.IsInfinity(high) ? 0 : (high - low) / 2);
    }

    private static double WidthOf(double[] edges, int summary, SummaryColumn column)
    {
        var span = summary >= 4 ? 1 : column.IsNominal ? (summary == 0 ? column.Values.Length : 1) : column.Span;
        var told = edges.Length < 2 ? 0 : (edges[^1] - edges[0]) / edges.Length;
        return Math.Max(told, LeastWidth * Math.Max(span, double.Epsilon));
    }
}
