namespace Synth.Modeling;

/// <summary>
/// The earliest, latest or last of the rows below each row has the row's date, and none is beyond it, where that date is settled otherwise:
/// it orders the numbers of its rows, so that the rows below give way.
/// </summary>
/// <param name="Column">The column of the rows below.</param>
/// <param name="Function">Which of them it is: minimum, maximum or last.</param>
/// <param name="Above">The parent's column.</param>
/// <param name="Support">See <see cref="Rule"/>; rows above.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record ReachRule(string Column, AggregateFunction Function, string Above, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>The rows below that it speaks of; null for all.</summary>
    public RuleCondition? When { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Aggregate;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => When is null ? [] : [When.Column];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <summary>The rule that the rows below are made to keep; null for a function of more than one of them.</summary>
    /// <param name="total">The rule as it would settle the row above.</param>
    public static ReachRule? Of(AggregateRule total) =>
        total is { Link: < 0, Function: AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.Last, Inputs: [var input] }
            ? new ReachRule(input, total.Function, total.Column, total.Support, total.Exceptions) { When = total.When }
            : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) =>
        [names.Own(Column), names.Above.Own(Above), .. Operands.Select(names.Own)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Above.Own(Above)} = {Function.ToString().ToLowerInvariant()}({names.Own(Column)}"
        + $"{(When is null ? "" : $" when {When.Formula(names)}")})";
}
