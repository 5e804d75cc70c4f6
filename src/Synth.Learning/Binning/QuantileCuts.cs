using System.Collections.Immutable;

namespace Synth.Learning;

/// <summary>Turns numbers into bins between cuts of about equal numbers of values: bin 0 for NaN, then one bin from cut to cut.</summary>
public sealed class QuantileCuts
{
    private readonly double[] _cuts;

    /// <summary>States the cuts.</summary>
    /// <param name="cuts">The upper end, inclusive, of each bin but the last, strictly ascending; at most 254.</param>
    /// <exception cref="ArgumentException">There are too many, or they do not ascend.</exception>
    public QuantileCuts(ImmutableArray<double> cuts)
    {
        if (cuts.IsDefault || cuts.Length > BinChecks.MaxBinCount - 2)
            throw new ArgumentException($"There must be at most {BinChecks.MaxBinCount - 2} cuts.", nameof(cuts));

        for (int i = 0; i < cuts.Length; i++)
        {
            if (double.IsNaN(cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1]))
                throw new ArgumentException("The cuts must ascend.", nameof(cuts));
        }

        Cuts = cuts;
        _cuts = [.. cuts];
    }

    /// <summary>The upper end, inclusive, of each bin but the last.</summary>
    public ImmutableArray<double> Cuts { get; }

    /// <summary>Number of bins: one for NaN, and one more than there are cuts.</summary>
    public int BinCount => _cuts.Length + 2;

    /// <summary>Finds cuts.</summary>
    /// <param name="values">The values; NaN is left out.</param>
    /// <param name="mostBins">The most bins, that for NaN not counted, 1 to 255.</param>
    public static QuantileCuts Of(IEnumerable<double> values, int mostBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostBins, BinChecks.MaxBinCount - 1);
        double[] sorted = [.. values.Where(value => !double.IsNaN(value))];
        Array.Sort(sorted);
        var cuts = new SortedSet<double>();
        for (int i = 1; i < mostBins && sorted.Length > 0; i++)
            cuts.Add(sorted[(int)((long)i * (sorted.Length - 1) / mostBins)]);

        if (sorted.Length > 0)
            cuts.Remove(sorted[^1]);

        return new QuantileCuts([.. cuts]);
    }

    /// <summary>The bin of a value.</summary>
    public byte BinOf(double value)
    {
        if (double.IsNaN(value))
            return 0;

        int index = Array.BinarySearch(_cuts, value);
        return (byte)(1 + (index >= 0 ? index : ~index));
    }
}
