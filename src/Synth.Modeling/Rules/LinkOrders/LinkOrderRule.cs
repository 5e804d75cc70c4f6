namespace Synth.Modeling;

/// <summary>
/// A link leads to rows whose date is not after, or not before, that of the row or of one above: what is ordered was on sale. The link
/// gives way, and leads so wherever any linked row allows it.
/// </summary>
/// <param name="Column">The first column of the link.</param>
/// <param name="Link">The link, by its number in the table's plan.</param>
/// <param name="Linked">The date of the linked row.</param>
/// <param name="Above">The date of the row, or of one above.</param>
/// <param name="IsBefore">Whether the linked row's date is the earlier one; else it is the later one.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record LinkOrderRule(string Column, int Link, string Linked, RuleColumn Above, bool IsBefore, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>A number of the row that is added to that of the row, or of the one above; null for none.</summary>
    public string? Plus { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Order;

    /// <summary>None: links are chosen before any column is filled.</summary>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <summary>Whether a linked row is allowed; what has no date forbids nothing.</summary>
    /// <param name="linked">Its date, in ticks.</param>
    /// <param name="above">The date of the row above, in ticks.</param>
    public bool Allows(decimal? linked, decimal? above) => IsBefore ? !(linked > above) : !(linked < above);

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Linked(Link, Linked), names.Of(Above)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Linked(Link, Linked)} {(IsBefore ? "<=" : ">=")} {names.Of(Above)} over {names.Own(Column)}";
}
