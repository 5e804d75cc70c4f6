namespace Synth.Learning;

/// <summary>
/// One predictor column, every value replaced by the number of its bin. Nothing is special about any bin; by convention of the
/// callers bin 0 holds the missing values.
/// </summary>
public sealed class BinnedFeature
{
    /// <summary>Wraps a column; each value is checked against <paramref name="binCount"/>, once.</summary>
    /// <param name="values">Bin of each row, in [0, <paramref name="binCount"/>). Not copied: it must not change afterwards.</param>
    /// <param name="binCount">Number of bins, 1 to 256; some may be empty.</param>
    /// <param name="kind">Whether the order of the bins means something.</param>
    /// <exception cref="ArgumentException">A value is not a bin.</exception>
    public BinnedFeature(byte[] values, int binCount, FeatureKind kind)
    {
        ArgumentNullException.ThrowIfNull(values);
        BinChecks.ThrowIfInvalid(values, binCount, nameof(values), nameof(binCount));
        Values = values;
        BinCount = binCount;
        Kind = kind;
    }

    /// <summary>Bin of each row, [rows].</summary>
    public byte[] Values { get; }

    /// <summary>Number of bins, 1 to 256.</summary>
    public int BinCount { get; }

    /// <summary>Whether the order of the bins means something.</summary>
    public FeatureKind Kind { get; }
}
