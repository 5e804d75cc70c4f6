namespace Synth.Modeling;

/// <summary>A balance runs over the rows below each row: what it was before, plus what the row adds.</summary>
/// <param name="Column">The balance.</param>
/// <param name="Input">What a row adds.</param>
/// <param name="IsSubtracted">Whether it takes it away instead.</param>
/// <param name="StartsAtZero">Whether nothing was there before the first row; else the first balance is drawn.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record RunningRule(
    string Column, string Input, bool IsSubtracted, bool StartsAtZero, string Key, int Decimals, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>
    /// How many units of the balance, as it is coded, a unit of the input is, so that balances are known while rows are drawn; 0 where
    /// they are not.
    /// </summary>
    public long InputUnits { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [Input];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Own(Column)} = {names.Own(Column)} before {(IsSubtracted ? '-' : '+')} {Input} among the rows of {Key}";
}
