using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The casts that change a value rather than its spelling.</summary>
internal static class CheckCasts
{
    /// <summary>A value after a cast to a type; unknown where a number would be rounded or a date taken off a time.</summary>
    public static Func<CheckRow, Scalar> To(ColumnType type, Func<CheckRow, Scalar> inner) => type switch
    {
        DateType => row => inner(row) is { Kind: ScalarKind.Temporal } value ? Scalar.OfTicks(DayOf(value)) : inner(row),
        TimeType => row => inner(row) is { Kind: ScalarKind.Temporal, Number: >= TimeSpan.TicksPerDay } ? Scalar.Null : inner(row),
        IntegerType => row => inner(row) is { Kind: ScalarKind.Number } value && !decimal.IsInteger(value.Number)
            ? Scalar.Null
            : inner(row),
        DecimalType { Scale: { } scale } =>
            row => inner(row) is { Kind: ScalarKind.Number } value && !decimal.IsInteger(value.Number * (decimal)Math.Pow(10, scale))
                ? Scalar.Null
                : inner(row),
        TextType { MaxLength: { } length } => row => inner(row) is { Text: { } text } && text.Length > length ? Scalar.Null : inner(row),
        TextType => row => inner(row) is { IsNull: false, Text: null } ? Scalar.Null : inner(row),
        _ => inner,
    };

    private static long DayOf(Scalar value) => (long)value.Number - ((long)value.Number % TimeSpan.TicksPerDay);
}
