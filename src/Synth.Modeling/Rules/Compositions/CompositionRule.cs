using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A text is put together from other columns: of its row, of rows above it, of a row that it links to.</summary>
/// <param name="Column">The text.</param>
/// <param name="Parts">What it is made of, in order.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record CompositionRule(string Column, ValueList<CompositionPart> Parts, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Composition;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [.. Parts.Where(part => part.IsOwn).Select(part => part.Source!.Column).Distinct()];

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) =>
        Parts.Where(part => part.Source is not null).Select(part => names.Of(part.Source!)).Distinct().Prepend(names.Own(Column));

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Own(Column)} = {string.Join(" || ", Parts.Select(part => part.Formula(names)))}";
}
