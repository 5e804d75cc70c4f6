using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// A column sums up the rows of a child table below each row, or those that link to it; a date of times is their day.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Function">What it says of them.</param>
/// <param name="Child">The child table.</param>
/// <param name="Inputs">The child's columns: none for a count, two for the sum of their product.</param>
/// <param name="Decimals">Digits after the point of the result.</param>
/// <param name="OfNone">What rows without children have.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record AggregateRule(
    string Column,
    AggregateFunction Function,
    TableName Child,
    ValueList<string> Inputs,
    int Decimals,
    ChildlessValue OfNone,
    long Support,
    long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>
    /// The link of the child table over which its rows are summed up, by its number in that table's plan; -1 for the rows below.
    /// </summary>
    public int Link { get; init; } = -1;

    /// <summary>The child's rows that it speaks of; null for all.</summary>
    public RuleCondition? When { get; init; }

    /// <summary>
    /// The columns of the row that decide how much its children may sum up to (<see cref="ApportionRule.When"/>): they are settled first.
    /// </summary>
    public ValueList<string> Limits { get; init; } = [];

    /// <summary>The child's columns that it reads.</summary>
    public IEnumerable<string> Read => When is null ? Inputs : Inputs.Append(When.Column);

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Aggregate;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => Limits;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => Read.Select(input => $"{Child}.{input}").Prepend(names.Own(Column));

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Own(Column)} = {Function.ToString().ToLowerInvariant()}({Subject}{Limit(names)})";

    private string Limit(RuleNames names) => When is null ? "" : $" when {When.Formula(names.Of(Child))}";

    private string Subject => Inputs.Count == 0 ? Child.ToString() : $"{Child}.{string.Join(" * ", Inputs)}";
}

/// <summary>What a row without children has in a column that sums them up.</summary>
internal enum ChildlessValue
{
    /// <summary>A value of its own, as drawn.</summary>
    Drawn,

    /// <summary>Zero.</summary>
    Zero,

    /// <summary>Null.</summary>
    Null,
}
