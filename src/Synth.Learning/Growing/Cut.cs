namespace Synth.Learning;

/// <summary>A place to cut a list of bins in two.</summary>
/// <param name="Gain">Decrease of the rows' total entropy, in units of <see cref="EntropyTable"/>; negative infinity for no cut.</param>
/// <param name="LeftBinCount">Number of bins before the cut.</param>
/// <param name="LeftRowCount">Number of rows in these bins.</param>
internal readonly record struct Cut(long Gain, int LeftBinCount, int LeftRowCount)
{
    /// <summary>No cut leaves enough rows on both sides.</summary>
    public static Cut None { get; } = new(long.MinValue, 0, 0);
}
