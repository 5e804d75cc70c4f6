namespace Synth.Schema;

/// <summary>What an exclusion constraint compares, and how.</summary>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Expression">The expression in the engine's dialect; null for a column.</param>
/// <param name="Operator">The operator that must not hold between two rows for all elements: <c>=</c>, <c>&amp;&amp;</c>.</param>
public sealed record ExclusionElement(string? Column, string? Expression, string Operator)
{
    /// <summary>The span that it says must not overlap; null where it compares anything else, or what is not understood.</summary>
    public SpanColumns? Span { get; init; }
}
