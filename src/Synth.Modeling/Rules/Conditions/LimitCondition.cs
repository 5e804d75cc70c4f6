using System.Globalization;

namespace Synth.Modeling;

/// <summary>The rows in which a number is at least, or at most, a limit.</summary>
/// <param name="Column">The column of numbers.</param>
/// <param name="Limit">The limit, included.</param>
/// <param name="IsLeast">Whether it is the smallest number; else the largest.</param>
internal sealed record LimitCondition(string Column, decimal Limit, bool IsLeast) : RuleCondition(Column)
{
    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        string.Create(CultureInfo.InvariantCulture, $"{names.Own(Column)} {(IsLeast ? ">=" : "<=")} {Limit:0.#########}");

    /// <inheritdoc/>
    public override Func<int, bool> Bind(RuleRows rows)
    {
        var read = rows.Numbers(new RuleColumn(0, Column));
        return row => read(row) is { } value && Holds(value);
    }

    /// <summary>Whether a number is meant.</summary>
    public bool Holds(decimal value) => IsLeast ? value >= Limit : value <= Limit;
}
