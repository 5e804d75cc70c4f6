namespace Synth.Modeling;

/// <summary>The values behind one code of a number: a frequent one alone, or a range in which values are drawn evenly.</summary>
/// <param name="Low">The smallest value, in units.</param>
/// <param name="High">The largest value, in units; equal to <paramref name="Low"/> for a single value.</param>
internal sealed record NumberBin(long Low, long High)
{
    public bool IsSingle => Low == High;
}
