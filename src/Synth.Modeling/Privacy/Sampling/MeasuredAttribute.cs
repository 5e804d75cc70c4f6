namespace Synth.Modeling;

/// <summary>Something of the rows that count, with its noisy distribution.</summary>
/// <param name="Codes">The codes of the rows that count: true, so only a meter may be asked about them. Shape [rows that count].</param>
/// <param name="IsOrdered">Whether neighbouring codes are alike.</param>
/// <param name="Shares">How often each code comes, with noise. Shape [codes].</param>
internal sealed record MeasuredAttribute(int[] Codes, bool IsOrdered, double[] Shares)
{
    /// <summary>Measures an attribute.</summary>
    /// <param name="codes">The codes of the rows that count.</param>
    /// <param name="coding">What codes there are.</param>
    /// <param name="most">The most rows that a family has among those that count.</param>
    /// <param name="meter">Answers, and keeps the account.</param>
    /// <param name="cost">What to spend.</param>
    public static MeasuredAttribute Of(int[] codes, SlotCoding coding, int most, PrivacyMeter meter, double cost)
    {
        var counts = new long[coding.Count];
        foreach (var code in codes)
        {
            counts[code]++;
        }

        var noisy = meter.Count("single columns and counts", counts, most, cost);
        return new MeasuredAttribute(codes, coding.IsOrdered, (coding.IsCount ? noisy.Trimmed() : noisy).Shares());
    }
}
