namespace Synth.Evaluation;

/// <summary>How many of some values are different ones.</summary>
/// <param name="Different">Different values.</param>
/// <param name="Once">Values that occur once.</param>
/// <param name="Count">All values.</param>
internal readonly record struct DistinctShare(int Different, int Once, int Count)
{
    /// <summary>Different values per value, 0 to 1; 0 without values.</summary>
    public double Value => Count == 0 ? 0 : Different / (double)Count;

    /// <summary>The share of some values.</summary>
    public static DistinctShare Of(IReadOnlyList<double> values)
    {
        var counts = values.CountBy(value => value).ToArray();
        return new DistinctShare(counts.Length, counts.Count(entry => entry.Value == 1), values.Count);
    }

    /// <summary>The 95% interval of the size of the difference from that of as many other values.</summary>
    /// <remarks>
    /// Leaving one value out takes a different one away only where it occurs once, so that by the jackknife (Efron and Stein 1981), which
    /// errs on the wide side, a share varies as that of the values that occur once does.
    /// </remarks>
    /// <param name="other">The other share.</param>
    /// <param name="weight">The share of these values that is left when those that are alike count once.</param>
    /// <param name="otherWeight">The same of the other values.</param>
    public Interval DifferenceFrom(DistinctShare other, double weight = 1, double otherWeight = 1)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Interval.Unknown;
        }

        var difference = Value - other.Value;
        var once = ShareDifference.Of(Once * weight, Count * weight, other.Once * otherWeight, other.Count * otherWeight);
        return new Interval(difference - (once.Value - once.Interval.Low), difference + (once.Interval.High - once.Value)).Size;
    }
}
