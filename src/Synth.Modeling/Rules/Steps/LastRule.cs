using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The last of the rows below each row, in their order by key, has the row's value: a ticket has the status of its last change. The last
/// row gives way, since other columns of the row above follow from its value.
/// </summary>
/// <param name="Column">The column of the rows below.</param>
/// <param name="Above">The column of the row above.</param>
/// <param name="AboveCodes">Codes of the row above.</param>
/// <param name="Codes">For each of them the code that the last row below has.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record LastRule(
    string Column, string Above, ValueList<byte> AboveCodes, ValueList<byte> Codes, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
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
    public override string Formula(RuleNames names) => $"{names.Own(Column)} = {names.Above.Own(Above)} in the last row";
}
