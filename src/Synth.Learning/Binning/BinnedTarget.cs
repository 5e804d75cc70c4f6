namespace Synth.Learning;

/// <summary>The column to be predicted, every value replaced by the number of its bin.</summary>
public sealed class BinnedTarget
{
    /// <summary>Wraps a column; each value is checked against <paramref name="binCount"/>, once.</summary>
    /// <param name="bins">Bin of each row, in [0, <paramref name="binCount"/>). Not copied: it must not change afterwards.</param>
    /// <param name="binCount">Number of bins, 1 to 256; some may be empty.</param>
    /// <param name="kind">Whether the order of the bins means something.</param>
    /// <param name="splitClasses">How bins are grouped while splits are sought; null to have the trainer group them to
    /// <see cref="ForestOptions.SplitClassCount"/> classes by <see cref="Learning.SplitClasses.Group"/>.</param>
    /// <exception cref="ArgumentException">A value is not a bin, or the classes are of another number of bins.</exception>
    public BinnedTarget(byte[] bins, int binCount, FeatureKind kind, SplitClasses? splitClasses = null)
    {
        ArgumentNullException.ThrowIfNull(bins);
        BinChecks.ThrowIfInvalid(bins, binCount, nameof(bins), nameof(binCount));
        if (splitClasses is not null && splitClasses.BinCount != binCount)
        {
            throw new ArgumentException(
                $"The split classes are of {splitClasses.BinCount} bins, the target has {binCount}.", nameof(splitClasses));
        }

        Bins = bins;
        BinCount = binCount;
        Kind = kind;
        SplitClasses = splitClasses;
    }

    /// <summary>Bin of each row, [rows].</summary>
    public byte[] Bins { get; }

    /// <summary>Number of bins, 1 to 256.</summary>
    public int BinCount { get; }

    /// <summary>Whether the order of the bins means something.</summary>
    public FeatureKind Kind { get; }

    /// <summary>How bins are grouped while splits are sought, or null to leave it to the trainer.</summary>
    public SplitClasses? SplitClasses { get; }
}
