using CsCheck;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Rules;

public sealed class YearRuleTests
{
    [Fact]
    public void A_time_moves_to_a_year_at_its_time_of_the_year_and_on_its_day_of_the_week() =>
        Gen.Select(Gen.DateTime[new DateTime(1900, 1, 1), new DateTime(2100, 1, 1)], Gen.Int[1901, 2099]).Sample((time, year) =>
        {
            var moved = new DateTime((long)YearRule.Move(time.Ticks, year));

            Assert.Equal(year, moved.Year);
            Assert.Equal(time.TimeOfDay, moved.TimeOfDay);
            Assert.Equal(time.DayOfWeek, moved.DayOfWeek);
            Assert.InRange(Math.Abs(moved.DayOfYear - time.DayOfYear), 0, 7);
        });

    [Fact]
    public void Times_of_their_year_and_beyond_the_calendar_stay()
    {
        var time = new DateTime(2024, 2, 29, 13, 5, 0);

        Assert.Equal(time.Ticks, YearRule.Move(time.Ticks, 2024));
        Assert.Equal(-1, YearRule.Move(-1, 2024));
        Assert.Equal(time.Ticks, YearRule.Move(time.Ticks, 123_456));
    }

    [Fact]
    public void Dates_lie_in_the_year_of_their_row_though_a_key_has_it()
    {
        var table = SchemaBuilder.Table(
            "race",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("season", new IntegerType(32)),
            SchemaBuilder.Required("round", new IntegerType(32)),
            SchemaBuilder.Required("held_on", new DateType())).WithKey("id").WithUnique("season", "round");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, 400).Select(i => new object?[]
        {
            i, 1990 + (i / 20), 1 + (i % 20), (long)new DateOnly(1990 + (i / 20), 1, 1).AddDays((i % 20 * 14) + (i * 7 % 10)).DayNumber,
        })));

        Assert.Contains(source.Fit().Rules, rule => rule.Name == "race.season = year of race.held_on");
        Assert.All(source.Clone().RowsOf("race"), row =>
            Assert.Equal((long)row[1]!, DateOnly.FromDayNumber((int)(long)row[3]!).Year));
    }
}
