using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// Where another number of the row is beyond a limit, a number is, too: ten pieces or more have a discount of a tenth at least.
/// </summary>
/// <param name="Column">The column that gives way.</param>
/// <param name="Limit">Its limit, included.</param>
/// <param name="IsLeast">Whether it is the smallest number; else the largest.</param>
/// <param name="When">In which rows.</param>
/// <param name="Distances">How far values lie from the limit there: quantiles, ascending from 0, at equal shares of the rows.</param>
/// <param name="Step">The column's grid; 0 for none.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record LimitRule(
    string Column, decimal Limit, bool IsLeast, RuleCondition When, decimal[] Distances, decimal Step, long Support, long Exceptions)
        : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Implication;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [When.Column];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <summary>Whether a value keeps it, where it is meant.</summary>
    public bool Holds(decimal value) => IsLeast ? value >= Limit : value <= Limit;

    /// <inheritdoc/>
    public override string Formula(RuleNames names) => string.Create(
        CultureInfo.InvariantCulture, $"{names.Own(Column)} {(IsLeast ? ">=" : "<=")} {Limit:0.#########} when {When.Formula(names)}");
}
