namespace Synth.Modeling;

/// <summary>Times never fall among the rows of one parent, in their order by key: what happens later is written down later.</summary>
/// <param name="Column">The column.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record RiseRule(string Column, string Key, long Support, long Exceptions) : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} never falls among the rows of {Key}";
}
