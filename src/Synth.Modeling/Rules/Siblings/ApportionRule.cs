using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The rows below each row sum up to a column of it that is settled otherwise: the payments of an order to its total. Their shares stay as
/// they were drawn.
/// </summary>
/// <param name="Column">The column of the rows below.</param>
/// <param name="Total">The parent's column.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record ApportionRule(string Column, string Total, int Decimals, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <summary>The rows above whose rows below sum up to it, while those of others stay below it; null for all.</summary>
    public ValueCondition? When { get; init; }

    /// <summary>The parent's column that is the sum, where it is not always the total; written after the rows below.</summary>
    public string? Sum { get; init; }

    /// <summary>What part of the total the others sum up to: quantiles, ascending, from 0 to below 1.</summary>
    public ValueList<double> Shares { get; init; } = [];

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Aggregate;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => When is null
        ? [names.Own(Column), names.Of(new RuleColumn(1, Total))]
        : [names.Own(Column), names.Of(new RuleColumn(1, Total)), names.Of(new RuleColumn(1, When.Column))];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => $"{names.Of(new RuleColumn(1, Total))} = sum({names.Own(Column)})"
        + (When is null ? "" : $" when {When.Formula(names.Above)}");
}
