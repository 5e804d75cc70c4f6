namespace Synth.Modeling;

/// <summary>
/// The rows below each row sum up to a column of it that is settled otherwise: the payments of an order to its total. Their shares stay as
/// they were drawn.
/// </summary>
/// <param name="Column">The column of the rows below.</param>
/// <param name="Total">The parent's column.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record ApportionRule(string Column, string Total, int Decimals, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Aggregate;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Of(new RuleColumn(1, Total))];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Of(new RuleColumn(1, Total))} = sum({names.Own(Column)})";
}
