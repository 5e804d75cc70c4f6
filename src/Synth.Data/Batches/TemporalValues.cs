namespace Synth.Data;

/// <summary>
/// Values of date and timestamp columns that are no point in the calendar. They sort where the engines sort them,
/// except the zero date, which sorts just above negative infinity.
/// </summary>
public static class TemporalValues
{
    /// <summary>Before every date (PostgreSQL <c>-infinity</c>).</summary>
    public const long NegativeInfinity = long.MinValue;

    /// <summary>MySQL's <c>0000-00-00</c>.</summary>
    public const long ZeroDate = long.MinValue + 1;

    /// <summary>After every date (PostgreSQL <c>infinity</c>).</summary>
    public const long PositiveInfinity = long.MaxValue;

    /// <summary>Whether a stored date or timestamp is one of the special values.</summary>
    public static bool IsSpecial(long value) => value is NegativeInfinity or ZeroDate or PositiveInfinity;
}
