namespace Synth.Modeling;

/// <summary>A column repeats what the row says that a link leads to: an order line's price is its product's.</summary>
/// <param name="Column">The column.</param>
/// <param name="Link">The link, by its number in the table's plan.</param>
/// <param name="Source">The linked table's column.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record LinkedCopyRule(string Column, int Link, string Source, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Copy;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Linked(Link, Source)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} = {names.Linked(Link, Source)}";
}
