using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Where a row has one of some values, at least one of the rows below it has a value: an order is open as long as one of its lines is. What
/// the rows below may not have then is told by exclusions; together they say how the rows below decide the value above.
/// </summary>
/// <param name="Column">The column of the rows below.</param>
/// <param name="Value">The value that at least one of them has.</param>
/// <param name="Above">The column of the row above.</param>
/// <param name="AboveValues">Its values that ask for a witness.</param>
/// <param name="Code">The code of <paramref name="Value"/>.</param>
/// <param name="AboveCodes">The codes of <paramref name="AboveValues"/>.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record WitnessRule(
    string Column, string Value, string Above, ValueList<string> AboveValues, byte Code, ValueList<byte> AboveCodes, long Support)
    : Rule(Column, Support, 0)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Above.Own(Above)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Own(Column)} = {ValueCondition.Quote(Value)} in some row when "
        + new ValueCondition(Above, AboveValues, IsExcluded: false).Formula(names.Above);
}
