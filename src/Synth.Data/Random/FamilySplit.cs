using System.Numerics;

namespace Synth.Data;

/// <summary>
/// Divides families at random by the key of their root row alone, so that whoever asks, and in whatever order, gets the same answer: which
/// families are in a sample, and which of them are held out of a fit so that it can be judged by them.
/// </summary>
/// <param name="SampleShare">The share of families that are in the sample, 0 to 1.</param>
/// <param name="HoldoutShare">The share of families that are held out, 0 to 1; independent of the sample.</param>
public readonly record struct FamilySplit(double SampleShare, double HoldoutShare)
{
    /// <summary>Trees of fewer families than this are fitted whole: a tenth of them could judge nothing.</summary>
    public const int MinFamiliesToHoldOut = 100;

    /// <summary>Of fewer families too little can be learned of what tells them apart.</summary>
    public const int FewestSampled = 300;

    /// <summary>How many times the limit of rows so many families may take.</summary>
    public const int MostOverLimit = 5;

    private const ulong HoldoutSalt = 0x6A09E667F3BCC909; // the fraction of the square root of 2

    /// <summary>Keeps all families and holds out none.</summary>
    public static FamilySplit Everything { get; } = new(1, 0);

    /// <summary>Whether every family is kept and none is held out.</summary>
    public bool IsWhole => SampleShare >= 1 && HoldoutShare <= 0;

    /// <summary>The split of a tree of families.</summary>
    /// <param name="rootRows">Rows of the root table.</param>
    /// <param name="largestTableRows">Rows of the largest table of the tree.</param>
    /// <param name="rowLimit">About how many rows of that table to sample; up to <see cref="MostOverLimit"/> times as many where there
    /// would be fewer than <see cref="FewestSampled"/> families, as of shops with years of days each.</param>
    /// <param name="holdoutShare">The share of families to hold out where there are enough of them.</param>
    public static FamilySplit Of(long rootRows, long largestTableRows, long rowLimit, double holdoutShare)
    {
        var share = (double)rowLimit / Math.Max(1, largestTableRows);
        var enough = (double)FewestSampled / Math.Max(1, rootRows);
        return new FamilySplit(
            Math.Min(1, Math.Max(share, Math.Min(enough, MostOverLimit * share))),
            rootRows >= MinFamiliesToHoldOut ? holdoutShare : 0);
    }

    /// <summary>Whether the family of a root row is in the sample.</summary>
    /// <param name="rootKey">The root row's key, as <see cref="RowKey"/> reads it.</param>
    public bool IsInSample(UInt128 rootKey) => SampleShare >= 1 || RandomStream.ToUniform(Spread(rootKey)) < SampleShare;

    /// <summary>Whether the family of a root row is held out.</summary>
    /// <param name="rootKey">The root row's key, as <see cref="RowKey"/> reads it.</param>
    public bool IsHeldOut(UInt128 rootKey) =>
        HoldoutShare > 0 && RandomStream.ToUniform(RandomStream.Mix(Spread(rootKey) ^ HoldoutSalt)) < HoldoutShare;

    // Integer keys are their own hash: spread them, so that neighbours are kept or left independently.
    private static ulong Spread(UInt128 key) =>
        RandomStream.Mix((ulong)(key >> 64) ^ BitOperations.RotateLeft(RandomStream.Mix((ulong)key), 29));
}
