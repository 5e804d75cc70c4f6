using System.Globalization;

namespace Synth.Modeling;

/// <summary>A value in a check, with SQL's three-valued logic.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number, the ticks, or 1 and 0 for true and false.</param>
/// <param name="Text">The text, if it is one.</param>
internal readonly record struct Scalar(ScalarKind Kind, decimal Number, string? Text)
{
    private const DateTimeStyles Literal = DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.AdjustToUniversal;

    public static Scalar Null => default;

    public bool IsNull => Kind == ScalarKind.Null;

    /// <summary>Whether it is true; null when that is not known.</summary>
    public bool? Truth => Kind is ScalarKind.Boolean or ScalarKind.Number ? Number != 0 : null;

    public static Scalar Of(bool? truth) => truth is { } known ? new(ScalarKind.Boolean, known ? 1 : 0, null) : Null;

    public static Scalar Of(decimal number) => new(ScalarKind.Number, number, null);

    public static Scalar Of(string text) => new(ScalarKind.Text, 0, text);

    public static Scalar OfTicks(long ticks) => new(ScalarKind.Temporal, ticks, null);

    /// <summary>The order of two values; null when either is null or they cannot be compared.</summary>
    public static int? Compare(Scalar first, Scalar second)
    {
        if (first.IsNull || second.IsNull)
        {
            return null;
        }

        if (first.Kind == ScalarKind.Text && second.Kind == ScalarKind.Text)
        {
            return string.CompareOrdinal(first.Text, second.Text);
        }

        return first.As(second.Kind) is { } left && second.As(first.Kind) is { } right ? left.CompareTo(right) : null;
    }

    // A literal text beside a date or a number is read as one; a time of day is one on the first day.
    private decimal? As(ScalarKind other) => Kind != ScalarKind.Text ? Number
        : other == ScalarKind.Temporal && DateTime.TryParse(Text, CultureInfo.InvariantCulture, Literal, out var date) ? date.Ticks
        : other == ScalarKind.Number && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
