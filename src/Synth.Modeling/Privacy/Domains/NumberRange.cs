namespace Synth.Modeling;

/// <summary>Whole numbers from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
internal readonly record struct NumberRange(long Low, long High)
{
    private const int MostExponent = 62;

    /// <summary>The least number that ranges are made for.</summary>
    public const long Least = -Most;

    /// <summary>The largest number that ranges are made for.</summary>
    public const long Most = (1L << MostExponent) - 1;

    /// <summary>
    /// Ranges that hold all numbers of this one whatever the data are: zero, and on each side of it from one power of two to the next.
    /// </summary>
    public IEnumerable<NumberRange> Powers()
    {
        var (low, high) = (Low, High);
        return Enumerable.Range(0, MostExponent).Reverse()
            .Select(exponent => new NumberRange(-(1L << (exponent + 1)) + 1, -(1L << exponent)))
            .Append(new NumberRange(0, 0))
            .Concat(Enumerable.Range(0, MostExponent).Select(exponent => new NumberRange(1L << exponent, (1L << (exponent + 1)) - 1)))
            .Where(range => range.High >= low && range.Low <= high)
            .Select(range => new NumberRange(Math.Max(range.Low, low), Math.Min(range.High, high)));
    }

    /// <summary>The range that a number is in, or the nearest one.</summary>
    /// <param name="ranges">Ranges in order, at least one.</param>
    /// <param name="number">The number.</param>
    public static int Find(NumberRange[] ranges, long number)
    {
        var (low, high) = (0, ranges.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = ranges[middle].Low <= number ? (middle, high) : (low, middle - 1);
        }

        var isNext = low + 1 < ranges.Length && number > ranges[low].High
            && (Int128)ranges[low + 1].Low - number < (Int128)number - ranges[low].High;
        return isNext ? low + 1 : low;
    }

    /// <summary>The range in equal parts of whole numbers, as many as asked for or one a number.</summary>
    public IEnumerable<NumberRange> Split(int parts)
    {
        var width = Int128.Max(1, ((Int128)High - Low + parts) / parts);
        for (Int128 low = Low; low <= High; low += width)
        {
            yield return new NumberRange((long)low, (long)Int128.Min(High, low + width - 1));
        }
    }
}
