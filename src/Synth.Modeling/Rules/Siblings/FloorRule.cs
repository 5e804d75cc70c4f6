using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What comes and goes among the rows below each row never leaves less than nothing: no more is taken from a store than is there.
/// </summary>
/// <param name="Column">What a row adds; negative where it takes away.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Left">What is left when a row takes away, as shares of what was there: quantiles, ascending.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record FloorRule(string Column, string Key, int Decimals, ValueList<double> Left, long Support) : Rule(Column, Support, 0)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} sums up to 0 or more at any time among the rows of {Key}";
}
