namespace Synth.Modeling;

/// <summary>The casts of PostgreSQL that change a value rather than its spelling.</summary>
internal static class CheckCasts
{
    /// <summary>A value after a cast to a type; unknown where a number would be rounded or a date taken off a time.</summary>
    public static Func<CheckRow, Scalar> To(string type, Func<CheckRow, Scalar> inner) => type.ToUpperInvariant() switch
    {
        "DATE" => row => inner(row) is { Kind: ScalarKind.Temporal } value ? Scalar.OfTicks(DayOf(value)) : inner(row),
        "TIME" => row => inner(row) is { Kind: ScalarKind.Temporal, Number: >= TimeSpan.TicksPerDay } ? Scalar.Null : inner(row),
        "SMALLINT" or "INTEGER" or "BIGINT" =>
            row => inner(row) is { Kind: ScalarKind.Number } value && !decimal.IsInteger(value.Number) ? Scalar.Null : inner(row),
        _ => inner,
    };

    private static long DayOf(Scalar value) => (long)value.Number - ((long)value.Number % TimeSpan.TicksPerDay);
}
