namespace Synth.Modeling;

/// <summary>
/// The numbers of a table's rows grow with a date of the rows, or with the key of the rows above. Synthetic rows keep it without exception.
/// </summary>
/// <param name="Column">The key column that numbers the rows.</param>
/// <param name="By">The date of the row that orders them, or the number of the row above.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">Neighbours in order of the key that stand the other way round.</param>
internal sealed record NumberingRule(string Column, RuleColumn By, long Support, long Exceptions) : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Group;

    /// <summary>None: keys are settled before any row is made.</summary>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Of(By)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} in order of {names.Of(By)}";
}
