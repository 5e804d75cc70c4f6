using Synth.Schema;
using Synth.Testing;

namespace Synth.Benchmarks.Structures;

/// <summary>Columns of made-up tables, and their values as batches take them.</summary>
internal static class StructureColumns
{
    public static Column Id { get; } = Integer("id");

    public static Column Integer(string name) => SchemaBuilder.Required(name, new IntegerType(32));

    public static Column Text(string name, int length = 40) => SchemaBuilder.Required(name, new TextType(length));

    public static Column Amount(string name) => SchemaBuilder.Required(name, new DecimalType(12, 2));

    public static Column Real(string name) => SchemaBuilder.Required(name, new FloatType(64));

    public static Column Flag(string name) => SchemaBuilder.Required(name, new BooleanType());

    public static Column Date(string name) => SchemaBuilder.Required(name, new DateType());

    public static Column Moment(string name) => SchemaBuilder.Required(name, new TimestampType(0));

    /// <summary>The column, which may be null.</summary>
    public static Column OrNull(this Column column) => column with { IsNullable = true };

    /// <summary>An amount of money of whole hundredths.</summary>
    public static Int128 Cents(double amount) => (Int128)Math.Round(amount * 100);

    /// <summary>A day as dates are stored.</summary>
    public static long Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    /// <summary>A moment as timestamps are stored, on the second.</summary>
    /// <param name="day">The day.</param>
    /// <param name="second">Seconds after its midnight, any number.</param>
    public static long Ticks(long day, double second) => (day * TimeSpan.TicksPerDay) + ((long)second * TimeSpan.TicksPerSecond);
}
