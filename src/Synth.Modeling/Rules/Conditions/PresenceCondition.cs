namespace Synth.Modeling;

/// <summary>The rows in which a column has a value, or has none.</summary>
/// <param name="Column">The column, of texts, numbers or dates.</param>
/// <param name="IsPresent">Whether it has one.</param>
internal sealed record PresenceCondition(string Column, bool IsPresent) : RuleCondition(Column)
{
    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} is {(IsPresent ? "not " : "")}null";

    /// <inheritdoc/>
    public override Func<int, bool> Bind(RuleRows rows) =>
        rows.Values(new RuleColumn(0, Column)) is var (vector, _, rowOf) ? row => vector.IsNull(rowOf(row)) != IsPresent : _ => false;
}
