using System.Globalization;
using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>
/// A column is one of a few multiples of what the row says that a link leads to: an order line's price is its product's, or a fifth less.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Link">The link, by its number in the table's plan.</param>
/// <param name="Source">The linked table's column.</param>
/// <param name="Factors">The multiples, the commonest first.</param>
/// <param name="Shares">The share of each among the rows that are one of them. Shape [factors].</param>
/// <param name="Decimals">Digits after the point of the column.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record LinkedScaleRule(
    string Column, int Link, string Source, decimal[] Factors, double[] Shares, int Decimals, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RuleKind Kind => RuleKind.Copy;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) => [names.Own(Column), names.Linked(Link, Source)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"{names.Own(Column)} = {names.Linked(Link, Source)} * "
        + string.Join(" or ", Factors.Select(factor => factor.ToString("0.##", CultureInfo.InvariantCulture)));

    /// <summary>One of the multiples of a value.</summary>
    /// <param name="value">The linked row's value.</param>
    /// <param name="chance">A uniform number in [0, 1) that says which.</param>
    public decimal Compute(decimal value, double chance)
    {
        var factor = 0;
        while (factor + 1 < Factors.Length && (chance -= Shares[factor]) >= 0)
        {
            factor++;
        }

        return Math.Round(value * Factors[factor], Decimals, MidpointRounding.AwayFromZero);
    }
}
