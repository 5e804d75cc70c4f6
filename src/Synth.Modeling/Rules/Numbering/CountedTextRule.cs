using System.Globalization;
using System.Numerics;

namespace Synth.Modeling;

/// <summary>
/// A text ends in a number that counts the rows in order of time without gaps, mostly anew in each year or month that stands before it:
/// <c>ORD-2024-000017</c>.
/// </summary>
/// <param name="Column">The text.</param>
/// <param name="Before">What stands before the year or month.</param>
/// <param name="Format">
/// How year and month are written, as a custom format string; empty where there are none and counting never begins anew.
/// </param>
/// <param name="After">What stands between them and the number.</param>
/// <param name="By">The date that orders the rows, which <see cref="NumberingRule"/> orders the keys by too.</param>
/// <param name="Start">The first number.</param>
/// <param name="Width">The least number of digits, to which zeros fill up.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
internal sealed record CountedTextRule(
    string Column, string Before, string Format, string After, string By, long Start, int Width, long Support)
    : Rule(Column, Support, 0)
{
    /// <summary>Whether it goes on counting where another year or month begins.</summary>
    public bool RunsOn { get; init; }

    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Composition;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [By];

    /// <summary>The year and month of a date as they are written.</summary>
    /// <param name="ticks">The date, in ticks.</param>
    public string PeriodOf(long ticks) => Format.Length == 0 ? "" : new DateTime(ticks).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>What a row is counted within: its year or month as written, or nothing where counting never begins anew.</summary>
    /// <param name="ticks">Its date, in ticks.</param>
    public string CountedWithin(long ticks) => RunsOn ? "" : PeriodOf(ticks);

    /// <summary>The text of a row.</summary>
    /// <param name="ticks">Its date, in ticks.</param>
    /// <param name="place">How many of the rows that it is counted with come before it.</param>
    public string Write(long ticks, long place) =>
        Before + PeriodOf(ticks) + After + (Start + place).ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0');

    /// <summary>How many numbers texts of a length hold, within one year or month where counting begins anew in each.</summary>
    /// <param name="length">The most characters of a text.</param>
    public BigInteger Room(int length) =>
        BigInteger.Max(0, BigInteger.Pow(10, Math.Max(0, length - Before.Length - Format.Length - After.Length)) - Start);

    /// <summary>What a text counts within, and at which place; null where it does not have the form of one that counts.</summary>
    /// <param name="text">The text.</param>
    public (string Within, long Place)? Read(string text)
    {
        var periodEnd = Before.Length + Format.Length;
        var digits = periodEnd + After.Length;
        return text.Length > digits
            && text.StartsWith(Before, StringComparison.Ordinal)
            && string.CompareOrdinal(text, periodEnd, After, 0, After.Length) == 0
            && long.TryParse(text.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (RunsOn ? "" : text[Before.Length..periodEnd], number - Start)
            : null;
    }

    /// <inheritdoc/>
    public override string Formula(RuleNames names)
    {
        string[] parts =
        [
            .. Before.Length == 0 ? [] : new[] { $"'{Before}'" },
            .. Format.Length == 0 ? [] : new[] { $"format({By}, '{Format}')" },
            .. After.Length == 0 ? [] : new[] { $"'{After}'" },
            $"pad(count{(RunsOn ? " of all" : "")} in order of {By}, {Width})",
        ];
        return $"{names.Own(Column)} = {string.Join(" || ", parts)}";
    }
}
