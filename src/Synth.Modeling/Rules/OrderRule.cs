using System.Globalization;

namespace Synth.Modeling;

/// <summary>A number, date or time of a row is never below, or never above, another one of the row or of a row above it.</summary>
/// <param name="Column">The column that gives way.</param>
/// <param name="Other">The other one, settled before.</param>
/// <param name="IsAbove">Whether the column is at least the other one; else at most.</param>
/// <param name="Distances">
/// How far apart they are: quantiles, ascending from 0, at equal shares of the rows; ticks for dates and times.
/// </param>
/// <param name="Step">The column's grid; 0 for none. Ticks for dates and times.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record OrderRule(
    string Column, RuleColumn Other, bool IsAbove, decimal[] Distances, decimal Step, long Support, long Exceptions)
        : Rule(Column, Support, Exceptions)
{
    /// <summary>Whole years that are added to the other one, negative to go back; 0 for none.</summary>
    public int Years { get; init; }

    /// <summary>A number of the row that is added to the column before they are compared; null for none.</summary>
    public string? Plus { get; init; }

    /// <summary>The column is not moved below this, unless what it is compared with is; null for any distance.</summary>
    public decimal? Least { get; init; }

    /// <summary>In which rows it is meant; null for all.</summary>
    public RuleCondition? When { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Order;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands =>
    [
        .. Other is { Generations: 0, Link: < 0 } ? [Other.Column] : Array.Empty<string>(),
        .. Plus is null ? Array.Empty<string>() : [Plus],
        .. When is null ? Array.Empty<string>() : [When.Column],
    ];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) =>
        [names.Own(Column), names.Of(Other), .. Plus is null ? Array.Empty<string>() : [names.Own(Plus)],
            .. When is null ? Array.Empty<string>() : [names.Own(When.Column)]];

    /// <inheritdoc/>
    public override string Formula(RuleNames names)
    {
        var years = Years == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {(Years < 0 ? '-' : '+')} {Math.Abs(Years)} years");
        var when = When is null ? "" : $" when {When.Formula(names)}";
        var left = Plus is null ? names.Own(Column) : $"{names.Own(Plus)} + {Column}";
        return $"{left} {(IsAbove ? ">=" : "<=")} {names.Of(Other)}{years}{when}";
    }

    /// <summary>The rule, and, within a row, the other way round: then the other column gives way.</summary>
    public override IEnumerable<Rule> Forms() => Other is { Generations: 0, Link: < 0 }
        ? [this, this with { Column = Other.Column, Other = new RuleColumn(0, Column), IsAbove = !IsAbove, Years = -Years }]
        : [this];

    /// <summary>The bound that the other value is.</summary>
    public decimal BoundOf(decimal other) => Years == 0 ? other : AgeFinder.Shift(other, Years);
}
