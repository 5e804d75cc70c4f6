namespace Synth.Modeling;

/// <summary>Hides single values that too few families have: they give way to a round range about them.</summary>
internal static class LoneValues
{
    private const int DaysOfYear = 365;

    /// <summary>
    /// Widens the bins of such values in place, as far as their neighbours leave room; without room they are left to those.
    /// </summary>
    /// <param name="bins">The bins, ascending.</param>
    /// <param name="isShared">Whether enough families have a value.</param>
    /// <param name="limits">The least and the most that may be drawn.</param>
    /// <param name="isDays">Whether values are days of the calendar.</param>
    public static void Hide(List<NumberBin> bins, Func<long, bool> isShared, NumberLimits limits, bool isDays)
    {
        for (var i = bins.Count - 1; i >= 0; i--)
        {
            if (!bins[i].IsSingle || isShared(bins[i].Low))
            {
                continue;
            }

            var wide = RoundRange(bins[i].Low, isDays);
            wide = new NumberBin(
                Math.Max(wide.Low, i > 0 ? bins[i - 1].High + 1 : limits.Least),
                Math.Min(wide.High, i < bins.Count - 1 ? bins[i + 1].Low - 1 : limits.Most));
            if (wide.Low < wide.High || bins.Count == 1)
            {
                bins[i] = wide;
            }
            else
            {
                bins.RemoveAt(i);
            }
        }
    }

    /// <summary>
    /// Joins the first and the last of such values with the ranges beside them: a wide range about the last day of an extract would lead
    /// beyond it.
    /// </summary>
    /// <param name="bins">The bins, ascending.</param>
    /// <param name="isShared">Whether enough families have a value.</param>
    public static void JoinEnds(List<NumberBin> bins, Func<long, bool> isShared)
    {
        bool IsLone(NumberBin bin) => bin.IsSingle && !isShared(bin.Low);
        while (bins.Count > 1 && IsLone(bins[^1]) && !bins[^2].IsSingle)
        {
            bins[^2] = bins[^2] with { High = bins[^1].High };
            bins.RemoveAt(bins.Count - 1);
        }

        while (bins.Count > 1 && IsLone(bins[0]) && !bins[1].IsSingle)
        {
            bins[1] = bins[1] with { Low = bins[0].Low };
            bins.RemoveAt(0);
        }
    }

    // All numbers with the same first digit and as many digits, or the days of a year.
    private static NumberBin RoundRange(long value, bool isDays)
    {
        Int128 width = isDays ? DaysOfYear : 10;
        while (!isDays && Int128.Abs(value) / width >= 10)
        {
            width *= 10;
        }

        var rest = value % width;
        var low = value - (rest < 0 ? rest + width : rest);
        return new NumberBin((long)Int128.Max(low, long.MinValue + 2), (long)Int128.Min(low + width - 1, long.MaxValue - 1));
    }
}
