using System.Globalization;

namespace Synth.Modeling;

/// <summary>Of the rows below each row exactly one has one of the two values of a column: one address is the default.</summary>
/// <param name="Column">The column, of two values.</param>
/// <param name="Value">The value that one row has.</param>
/// <param name="Other">The value that the others have.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record OnceRule(string Column, long Value, long Other, string Key, long Support) : Rule(Column, Support, 0)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        string.Create(CultureInfo.InvariantCulture, $"{names.Own(Column)} = {Value} once among the rows of {Key}");
}
