namespace Synth.Modeling;

/// <summary>The span of a row, from its beginning up to but without its end.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where another one may begin; null where it has no end.</param>
internal readonly record struct RowSpan(decimal Start, decimal? End)
{
    /// <summary>How long it is; null where it has no end.</summary>
    public decimal? Length => End - Start;

    /// <summary>Whether something lies in both; a span without length contains nothing.</summary>
    public bool Overlaps(RowSpan other) =>
        Start != End && other.Start != other.End && !(End <= other.Start) && !(other.End <= Start);
}
