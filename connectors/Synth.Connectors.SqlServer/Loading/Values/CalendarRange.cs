using Synth.Data;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>The moments that a type holds, both ends included.</summary>
internal sealed record CalendarRange(DateTime First, DateTime Last)
{
    /// <summary>date, datetime2 and datetimeoffset.</summary>
    public static CalendarRange Whole { get; } = new(DateTime.MinValue, DateTime.MaxValue);

    /// <summary>datetime.</summary>
    public static CalendarRange OfDateTime { get; } = new(new DateTime(1753, 1, 1), new DateTime(9999, 12, 31, 23, 59, 59, 997));

    /// <summary>smalldatetime.</summary>
    public static CalendarRange OfSmallDateTime { get; } = new(new DateTime(1900, 1, 1), new DateTime(2079, 6, 6, 23, 59, 29));

    /// <summary>The range of a type by its name.</summary>
    public static CalendarRange Of(string nativeType) => nativeType switch
    {
        "datetime" => OfDateTime,
        "smalldatetime" => OfSmallDateTime,
        _ => Whole,
    };

    public bool Holds(long ticks) => ticks >= First.Ticks && ticks <= Last.Ticks;

    public bool HoldsDay(long day) => day >= First.Ticks / TimeSpan.TicksPerDay && day <= Last.Ticks / TimeSpan.TicksPerDay;

    /// <summary>What stands for a value that is no point in the calendar.</summary>
    public DateTime Nearest(long special) => special == TemporalValues.PositiveInfinity ? Last : First;
}
