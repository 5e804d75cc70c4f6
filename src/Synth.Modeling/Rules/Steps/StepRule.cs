using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Among the rows of one parent, in their order by key, some values of a column never follow some others, or never come first: what is
/// closed does not become new again.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Before">Codes of the row before.</param>
/// <param name="After">For each of them a code that does not follow it.</param>
/// <param name="NotFirst">Codes that do not come first.</param>
/// <param name="CodeCount">How many codes there are, with that for missing.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record StepRule(
    string Column, string Key, ValueList<byte> Before, ValueList<byte> After, ValueList<byte> NotFirst, int CodeCount, long Support)
    : Rule(Column, Support, 0)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} limited by {Column} before among the rows of {Key}";
}
