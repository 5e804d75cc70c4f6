using Synth.Schema;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>Timestamps as whole numbers of seconds, milliseconds or microseconds since the beginning of 1970, as Unix counts.</summary>
/// <param name="ValueForm">The unit as <see cref="Column.ValueForm"/> keeps it.</param>
/// <param name="Digits">The digits of a second's fraction that it tells.</param>
internal sealed record EpochUnit(string ValueForm, int Digits)
{
    private static readonly EpochUnit[] Units = [new("unixepoch", 0), new("unixepoch ms", 3), new("unixepoch us", 6)];

    // What is earlier, or later, is more likely some other number.
    private static readonly DateTime Earliest = new(1990, 1, 1);
    private static readonly DateTime Latest = new(2100, 1, 1);

    private long TicksPerUnit => TimeSpan.TicksPerSecond / (long)Math.Pow(10, Digits);

    /// <summary>The neutral type of a column of such numbers.</summary>
    public ColumnType Type => new TimestampType(Digits, IsInstant: true);

    /// <summary>The unit of a column's values; null where they are not kept so.</summary>
    public static EpochUnit? Of(string? valueForm) => Array.Find(Units, unit => unit.ValueForm == valueForm);

    /// <summary>The unit in which all numbers between two lie in our time; null for none.</summary>
    public static EpochUnit? Of(long least, long most) =>
        Array.Find(Units, unit => least >= unit.FromTicks(Earliest.Ticks) && most < unit.FromTicks(Latest.Ticks));

    /// <summary>The ticks of a number.</summary>
    public long ToTicks(long number) => DateTime.UnixEpoch.Ticks + (number * TicksPerUnit);

    /// <summary>The number of ticks, less than a unit cut off.</summary>
    public long FromTicks(long ticks) => Math.DivRem(ticks - DateTime.UnixEpoch.Ticks, TicksPerUnit) is var (whole, rest) && rest < 0
        ? whole - 1
        : whole;
}
