namespace Synth.Schema;

/// <summary>One key of an index: a column or an expression.</summary>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Expression">The expression in the source engine's dialect; null for a column.</param>
/// <param name="IsDescending">Whether large values come first.</param>
public sealed record IndexKey(string? Column, string? Expression = null, bool IsDescending = false)
{
    /// <summary>How many characters or bytes of the column are indexed (MySQL); null for all.</summary>
    public int? PrefixLength { get; init; }
}
