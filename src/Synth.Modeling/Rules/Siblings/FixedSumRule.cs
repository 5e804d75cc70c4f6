using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// The rows below each row sum up to the same number: the weights of a portfolio to 100. Their shares stay as they were drawn.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Total">What it sums up to.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Decimals">Digits after the point of the column.</param>
/// <param name="Support">See <see cref="Rule"/>; families.</param>
internal sealed record FixedSumRule(string Column, decimal Total, string Key, int Decimals, long Support) : Rule(Column, Support, 0)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        string.Create(CultureInfo.InvariantCulture, $"sum({names.Own(Column)}) = {Total:0.#########} among the rows of {Key}");
}
