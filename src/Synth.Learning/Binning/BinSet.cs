using System.Numerics;

namespace Synth.Learning;

/// <summary>A set of bins: one bit for each of the 256 values of a byte. The default value is the empty set.</summary>
public readonly record struct BinSet
{
    private readonly ulong _word0;
    private readonly ulong _word1;
    private readonly ulong _word2;
    private readonly ulong _word3;

    /// <summary>The set whose words are given; bit b of word w stands for bin 64·w + b.</summary>
    public BinSet(ulong word0, ulong word1, ulong word2, ulong word3)
    {
        _word0 = word0;
        _word1 = word1;
        _word2 = word2;
        _word3 = word3;
    }

    /// <summary>All 256 bins.</summary>
    public static BinSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>Number of bins in the set, 0 to 256.</summary>
    public int Count => BitOperations.PopCount(_word0) + BitOperations.PopCount(_word1) + BitOperations.PopCount(_word2)
        + BitOperations.PopCount(_word3);

    /// <summary>The set of the bins listed.</summary>
    public static BinSet Of(ReadOnlySpan<byte> bins)
    {
        Span<ulong> words = stackalloc ulong[4];
        foreach (byte bin in bins)
            words[bin >> 6] |= 1UL << (bin & 63);

        return new BinSet(words[0], words[1], words[2], words[3]);
    }

    /// <summary>The set of the bins whose flag is true.</summary>
    /// <param name="flags">One flag a bin, at most 256; bins beyond its end are not in the set.</param>
    public static BinSet OfFlags(ReadOnlySpan<bool> flags)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(flags.Length, BinChecks.MaxBinCount, nameof(flags));
        Span<ulong> words = stackalloc ulong[4];
        for (int bin = 0; bin < flags.Length; bin++)
        {
            if (flags[bin])
                words[bin >> 6] |= 1UL << (bin & 63);
        }

        return new BinSet(words[0], words[1], words[2], words[3]);
    }

    /// <summary>The bins 0 to <paramref name="last"/>, inclusive.</summary>
    public static BinSet UpTo(byte last)
    {
        return new BinSet(Filled(0, last), Filled(64, last), Filled(128, last), Filled(192, last));

        static ulong Filled(int first, int last) =>
            last < first ? 0 : last >= first + 63 ? ulong.MaxValue : (1UL << (last - first + 1)) - 1;
    }

    /// <summary>Whether the bin is in the set.</summary>
    public bool Contains(byte bin) => ((Word(bin >> 6) >> (bin & 63)) & 1) != 0;

    /// <summary>The bins of either set.</summary>
    public BinSet Union(BinSet other) =>
        new(_word0 | other._word0, _word1 | other._word1, _word2 | other._word2, _word3 | other._word3);

    /// <summary>The bins of this set that are not in the other.</summary>
    public BinSet Except(BinSet other) =>
        new(_word0 & ~other._word0, _word1 & ~other._word1, _word2 & ~other._word2, _word3 & ~other._word3);

    /// <summary>The bins of both sets.</summary>
    public BinSet Intersect(BinSet other) =>
        new(_word0 & other._word0, _word1 & other._word1, _word2 & other._word2, _word3 & other._word3);

    /// <summary>Whether there is no bin in the set.</summary>
    public bool IsEmpty => (_word0 | _word1 | _word2 | _word3) == 0;

    /// <summary>Bins 64·index to 64·index + 63, lowest bit first.</summary>
    internal ulong Word(int index) => index switch
    {
        0 => _word0,
        1 => _word1,
        2 => _word2,
        _ => _word3,
    };
}
