using System.Globalization;
using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Sessions that teachers hold in rooms: each room has one a week, on a day of its own.</summary>
public sealed class LinkGapTests
{
    private const int Teachers = 300;
    private const int Rooms = 40;
    private const int Weeks = 30;

    private static readonly TableName Session = new("sessions");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_week_lies_between_most_sessions_of_a_room(long seed)
    {
        var model = Source(isWeekly: true).Fit(SourceDatabase.QuickFit);
        Assert.Equal("held_on", Assert.Single(model.ModelOf(Session).Links).Gaps?.Column);

        // Dealt out, a quarter of the gaps would be between five days and nine.
        var gaps = GapsOf(SyntheticDatabase.Generate(model, new SampleOptions(seed)).RowsOf("sessions"));
        Assert.InRange(gaps.Count(gap => gap is >= 5 and <= 9) / (double)gaps.Length, 0.5, 1);
    }

    [Fact]
    public void Time_that_keeps_no_rhythm_is_left_as_it_is() =>
        Assert.Null(Assert.Single(Source(isWeekly: false).Fit(SourceDatabase.QuickFit).ModelOf(Session).Links).Gaps);

    [Fact]
    public void Rows_are_used_as_often_as_before_and_gaps_come_nearer() =>
        Gen.Select(Gen.Int[2, 200], Gen.Int[1, 12], Gen.Int[0, 1000]).Sample((rowCount, linkedCount, seed) =>
        {
            var random = RandomStream.FromSeed(seed);
            var dates = Enumerable.Range(0, rowCount).Select(row => row % 7 == 3 ? null : (long?)random.Below(row, 300)).ToArray();
            var chosen = Enumerable.Range(0, rowCount).Select(row => random.Below(-1 - row, linkedCount + 1) - 1).ToArray();
            var kinds = Array.ConvertAll(chosen, row => (byte)(row < 0 ? 0 : 1 + (row % 2)));
            var before = (long[])chosen.Clone();
            var gaps = new LinkGaps("date", [4, 9, 20], [0, 0.5, 0.5, 0]);

            new LinkGapMatcher(gaps, dates, kinds, (_, linked) => linked >= 0, random.Derive("gaps")).Match(chosen);

            Assert.Equal(before.Order(), chosen.Order());
            Assert.All(Enumerable.Range(0, rowCount), row => Assert.True(dates[row] is not null || chosen[row] == before[row]));
            Assert.True(Missed(gaps, dates, chosen) <= Missed(gaps, dates, before) + 1e-6);
        });

    private static double Missed(LinkGaps model, long?[] dates, long[] chosen)
    {
        var gaps = LinkGapFitter.GapsOf(dates, Array.ConvertAll(chosen, row => (int)row));
        return model.Shares.Select((share, bin) => Math.Pow(gaps.Count(gap => model.BinOf(gap) == bin) - (share * gaps.Length), 2)).Sum();
    }

    private static int[] GapsOf(IReadOnlyList<object?[]> sessions) =>
    [
        .. sessions.GroupBy(row => row[2]).SelectMany(room =>
        {
            int[] days = [.. room.Select(row => Convert.ToInt32(row[3], CultureInfo.InvariantCulture)).Order()];
            return days.Zip(days.Skip(1), (first, second) => second - first);
        }),
    ];

    private static SourceDatabase Source(bool isWeekly)
    {
        const int FirstDay = 738_000;
        var random = RandomStream.FromSeed(3);
        var sessions = Enumerable.Range(0, Rooms * Weeks).Select(i =>
        {
            var (room, week) = (i % Rooms, i / Rooms);
            var day = isWeekly ? (7 * week) + (room % 7) : random.Derive("day").Below(i, 7 * Weeks);
            return new object?[] { i, (int)random.Derive("teacher").Below(i, Teachers), room, FirstDay + day };
        });
        return SourceDatabase.Of(
            (Table("rooms", Required("id", new IntegerType(32)), Required("seats", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Rooms).Select(i => new object?[] { i, 20 + (int)random.Below(i, 80) })),
            (Table("teachers", Required("id", new IntegerType(32)), Required("age", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Teachers).Select(i => new object?[] { i, 25 + (int)random.Below(-1 - i, 40) })),
            (Table(
                "sessions",
                Required("id", new IntegerType(32)),
                Required("teacher_id", new IntegerType(32)),
                Required("room_id", new IntegerType(32)),
                Required("held_on", new DateType()))
                .WithKey("id").WithForeignKey("teachers", ("teacher_id", "id")).WithForeignKey("rooms", ("room_id", "id")),
                sessions));
    }
}
