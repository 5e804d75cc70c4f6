namespace Synth.Modeling;

/// <summary>
/// The spans of the rows below a row never overlap: a room has one booking at a time. They may also be without gaps: a price holds until
/// the next one does.
/// </summary>
/// <param name="Column">The end of the span.</param>
/// <param name="Start">The column of its start.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Step">The grid of both; 0 for none.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Gap">How far behind the end of the one before each span begins; null where spans may lie apart.</param>
internal sealed record SpanRule(string Column, string Start, string Key, decimal Step, long Support, decimal? Gap = null)
    : Rule(Column, Support, 0)
{
    /// <summary>The end, in ticks, that stands for "for ever", as a missing one does; null where none does.</summary>
    public decimal? OpenEnd { get; init; }

    /// <summary>
    /// How far behind the end of the one before a span begins at least: one step where ends are the last day of a span; 0 where one may
    /// begin when another one ends.
    /// </summary>
    public decimal Least { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [Start];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => Gap is null
        ? $"{names.Own(Start)} to {Column} never overlap among the rows of {Key}"
        : $"{names.Own(Start)} follows {Column} before among the rows of {Key}";
}
