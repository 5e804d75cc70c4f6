using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// A column repeats that of a row above, or of a row that a link leads to, in most rows: an order is shipped to its customer's address
/// unless that is said to be another one. The other rows keep what was drawn.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Source">What it repeats.</param>
/// <param name="Generations">
/// Whose rows agree in whether they copy: 0 for each row by itself, 1 for all rows of a parent, 2 for all rows of a grandparent.
/// </param>
/// <param name="Change">The day from which on copies are more frequent, or less; null where no day tells.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record PartialCopyRule(
    string Column, RuleColumn Source, int Generations, CopyChange? Change, long Support, long Exceptions)
        : Rule(Column, Support, Exceptions)
{
    /// <summary>The share of rows that the user asks to copy; null where it is the source's.</summary>
    public double? Share { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Copy;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => Change is { Date: { Generations: 0, Column: var date } } ? [date] : [];

    /// <summary>It does not: the rest is drawn, and bounds hold for both.</summary>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Of(Source)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Own(Column)} = {names.Of(Source)} in {Many}";

    /// <summary>The share of rows that copy.</summary>
    /// <param name="date">The date by which a change is told, in ticks; null where the row has none.</param>
    public double ShareAt(decimal? date) => Share is { } asked ? asked
        : Change is { } change && date is { } ticks
        ? ticks < change.Ticks ? change.Before : change.Since
        : 1 - ExceptionRate;

    private string Many => Share is { } asked
        ? string.Create(CultureInfo.InvariantCulture, $"{asked * 100:0.####}% of rows")
        : "most rows";
}
