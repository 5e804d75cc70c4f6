using System.Collections.Immutable;

namespace Synth.Learning;

/// <summary>
/// A grouping of a target's bins into few classes. Splits are chosen by the entropy of the classes, leaves count the bins: so fine
/// bins cost nothing in growing and are not lost in drawing.
/// </summary>
public sealed class SplitClasses
{
    /// <summary>States a grouping.</summary>
    /// <param name="classOfBin">Class of each bin, in [0, number of classes).</param>
    /// <exception cref="ArgumentException">No bin, or more than 256.</exception>
    public SplitClasses(ImmutableArray<byte> classOfBin)
    {
        if (classOfBin.IsDefaultOrEmpty || classOfBin.Length > BinChecks.MaxBinCount)
            throw new ArgumentException($"The number of bins must be 1 to {BinChecks.MaxBinCount}.", nameof(classOfBin));

        ClassOfBin = classOfBin;
        Count = classOfBin.Max() + 1;
    }

    /// <summary>Class of each bin, [bins].</summary>
    public ImmutableArray<byte> ClassOfBin { get; }

    /// <summary>Number of bins grouped.</summary>
    public int BinCount => ClassOfBin.Length;

    /// <summary>Number of classes, 1 to 256.</summary>
    public int Count { get; }

    /// <summary>
    /// Groups bins by their frequencies; each bin is its own class if there are no more than <paramref name="classCount"/>.
    /// Otherwise neighbouring bins of an ordinal target are joined to classes of about equal frequency, and of a nominal target the
    /// most frequent bins keep a class each and the others share the last.
    /// </summary>
    /// <param name="binCounts">Number of rows of each bin, [bins], 1 to 256 of them.</param>
    /// <param name="kind">Whether neighbouring bins are alike.</param>
    /// <param name="classCount">The most classes to make, at least 2.</param>
    public static SplitClasses Group(ReadOnlySpan<int> binCounts, FeatureKind kind, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (binCounts.Length is < 1 or > BinChecks.MaxBinCount)
            throw new ArgumentException($"The number of bins must be 1 to {BinChecks.MaxBinCount}.", nameof(binCounts));

        byte[] classOfBin = binCounts.Length <= classCount ? Identity(binCounts.Length)
            : kind == FeatureKind.Ordinal ? JoinNeighbours(binCounts, classCount)
            : PoolRare(binCounts, classCount);
        return new SplitClasses([.. classOfBin]);
    }

    private static byte[] Identity(int binCount)
    {
        var classOfBin = new byte[binCount];
        for (int bin = 0; bin < binCount; bin++)
            classOfBin[bin] = (byte)bin;

        return classOfBin;
    }

    private static byte[] JoinNeighbours(ReadOnlySpan<int> binCounts, int classCount)
    {
        var classOfBin = new byte[binCounts.Length];
        long rowsLeft = 0;
        foreach (int count in binCounts)
            rowsLeft += count;

        int current = 0;
        long inCurrent = 0;
        for (int bin = 0; bin < binCounts.Length; bin++)
        {
            // A class closes where it comes nearest to an equal share of what the remaining classes still have to take, so that
            // one very frequent bin does not starve the classes after it.
            long share = rowsLeft / (classCount - current);
            long joined = inCurrent + binCounts[bin];
            if (inCurrent > 0 && current < classCount - 1 && joined - share > share - inCurrent)
            {
                rowsLeft -= inCurrent;
                current++;
                joined = binCounts[bin];
            }

            classOfBin[bin] = (byte)current;
            inCurrent = joined;
        }

        return classOfBin;
    }

    private static byte[] PoolRare(ReadOnlySpan<int> binCounts, int classCount)
    {
        int[] counts = binCounts.ToArray();
        IEnumerable<int> frequent = Enumerable.Range(0, counts.Length).OrderByDescending(bin => counts[bin]).ThenBy(bin => bin)
            .Take(classCount - 1).Order();

        var classOfBin = new byte[counts.Length];
        Array.Fill(classOfBin, (byte)(classCount - 1));
        byte next = 0;
        foreach (int bin in frequent)
            classOfBin[bin] = next++;

        return classOfBin;
    }
}
