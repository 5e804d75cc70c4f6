namespace Synth.Learning;

/// <summary>Checks shared by the binned columns.</summary>
internal static class BinChecks
{
    /// <summary>The number of different values of a byte, the most bins a column can have.</summary>
    public const int MaxBinCount = 256;

    public static void ThrowIfInvalid(ReadOnlySpan<byte> bins, int binCount, string binsName, string countName)
    {
        if (binCount is < 1 or > MaxBinCount)
            throw new ArgumentOutOfRangeException(countName, binCount, $"The number of bins must be 1 to {MaxBinCount}.");

        if (binCount < MaxBinCount && bins.ContainsAnyInRange((byte)binCount, byte.MaxValue))
            throw new ArgumentException($"A row has a bin outside 0..{binCount - 1}.", binsName);
    }
}
