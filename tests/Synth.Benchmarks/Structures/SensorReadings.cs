using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Sensors with readings every quarter of an hour: values follow the one before and the hour of the day, levels drift, some readings are
/// missing and some rows are not there. The number of a reading is without gaps.
/// </summary>
internal static class SensorReadings
{
    private static readonly string[] Sites = ["hall 1", "hall 2", "roof", "cellar"];

    public static Structure Structure { get; } = new(
        "sensors",
        200,
        [
            SchemaBuilder.Table("sensor", Id, Text("kind", 12), Text("unit", 4), Text("site", 10), Date("installed"), Real("offset"))
                .WithKey("id"),
            SchemaBuilder.Table(
                "reading",
                Integer("sensor_id"),
                Integer("number"),
                Moment("at"),
                Real("value").OrNull(),
                Text("quality", 8),
                Integer("battery")).WithKey("sensor_id", "number").WithForeignKey("sensor", ("sensor_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var (kind, offset) = (family.Below(3), Math.Round(family.Normal(), 2));
        var installed = Day(2024, 3, 1) + family.Below(200);
        var sensor = family.Add(
            "sensor",
            new[] { "temperature", "humidity", "pressure" }[kind],
            new[] { "C", "%", "hPa" }[kind],
            family.Pick<string>(Sites),
            installed,
            offset);
        var (level, width) = kind switch { 0 => (18, 4.0), 1 => (55, 10.0), _ => (1013, 6.0) };
        var (state, drift, battery) = (family.Normal(), 0.01 * family.Normal(), 100 - family.Below(40));
        var (second, count) = (900.0 * family.Below(96), 20 + family.Below(41));
        for (var number = 1; number <= count; number++)
        {
            state = (0.9 * state) + (0.4 * family.Normal());
            var isMissing = family.Happens(0.04);
            var value = level + offset + (width * ((0.3 * state) + (drift * number) + (0.3 * Math.Sin(second / 86_400 * 2 * Math.PI))));
            family.AddRow(
                "reading",
                sensor,
                number,
                Ticks(installed, second),
                isMissing ? null : Math.Round(value, 1),
                isMissing ? "lost" : Math.Abs(state) > 1.8 ? "suspect" : "good",
                battery);
            battery -= family.Happens(0.1) ? 1 : 0;
            second += 900 * (family.Happens(0.06) ? 2 + family.Geometric(4) : 1);
        }
    }
}
