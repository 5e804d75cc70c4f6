namespace Synth.Data;

/// <summary>Limits and special values of decimals stored as <see cref="StorageKind.Int128"/>.</summary>
public static class DecimalValues
{
    /// <summary>The most digits that the storage holds, whatever the value.</summary>
    public const int MaxDigits = 38;

    /// <summary>Not a number (PostgreSQL numeric). Sorts below every number here, above every number there.</summary>
    public static Int128 NaN => Int128.MinValue;

    /// <summary>Whether a stored decimal is a number.</summary>
    public static bool IsNumber(Int128 value) => value != NaN;

    /// <summary>10 to the power of <paramref name="exponent"/>, 0 to 38.</summary>
    public static Int128 PowerOfTen(int exponent) => Powers[exponent];

    private static readonly Int128[] Powers = MakePowers();

    private static Int128[] MakePowers()
    {
        var powers = new Int128[MaxDigits + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
