namespace Synth.Modeling;

/// <summary>
/// A column has what another one has in the row before, among the rows of one parent in their order by key: the old status of a change is
/// the new one of the change before.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Source">The other one.</param>
/// <param name="IsNullAtFirst">Whether the first row of each parent has none; else it is drawn.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record ChainRule(string Column, string Source, bool IsNullAtFirst, string Key, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [Source];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} = {Source} before among the rows of {Key}";
}
