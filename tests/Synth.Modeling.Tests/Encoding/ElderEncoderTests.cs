using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class ElderEncoderTests
{
    private const int Parents = 60;
    private const int Siblings = 5;
    private const int RowCount = Parents * Siblings;

    private static readonly int[] ParentOfRow = [.. Enumerable.Range(0, RowCount).Select(row => row / Siblings)];
    private static readonly RandomStream Random = RandomStream.FromSeed(5);

    [Fact]
    public void Values_that_vary_little_about_a_value_of_the_family_are_counted_from_the_mean_of_the_elder_siblings()
    {
        var fit = Fit(row => (1_000_000 * Random.Below(-1 - (row / Siblings), 50)) + Random.Below(row, 1000));
        Assert.Equal(ElderBase.Mean, fit!.Value.Encoder.Base);
    }

    [Fact]
    public void Values_that_rise_from_sibling_to_sibling_are_counted_from_the_one_before()
    {
        var fit = Fit(row => Enumerable.Range(0, 1 + (row % Siblings)).Sum(i => Random.Below((row / Siblings * Siblings) + i, 1000)));
        Assert.Equal(ElderBase.Previous, fit!.Value.Encoder.Base);
    }

    [Fact]
    public void Values_that_differ_within_a_family_as_they_do_between_families_are_not_counted_from_siblings() =>
        Assert.Null(Fit(row => Random.Below(row, 1_000_000)));

    [Fact]
    public void A_few_families_of_far_larger_values_do_not_make_the_others_near_their_siblings() =>
        Assert.Null(Fit(row => (row / Siblings % 10 == 0 ? 100_000 : 1) * (1000 + Random.Below(row, 9000))));

    [Fact]
    public void Only_the_first_sibling_with_a_value_has_no_distance()
    {
        var (_, codes) = Fit(row => (1_000_000 * Random.Below(-1 - (row / Siblings), 50)) + Random.Below(row, 1000))!.Value;
        for (var row = 0; row < RowCount; row++)
        {
            Assert.Equal(row % Siblings == 0, codes[0][row] == 0);
            Assert.NotEqual(0, codes[1][row]);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public void It_is_found_that_nobody_goes_beyond_the_eldest(int sign, bool hasLeader)
    {
        var fit = Fit(row => (1_000_000 * Random.Below(-1 - (row / Siblings), 50))
            + (row % Siblings == 0 ? 0 : sign * Random.Below(row, 9)));
        Assert.Equal(hasLeader, fit!.Value.Encoder.HasLeader);
    }

    [Fact]
    public void Few_families_whose_values_are_merely_sorted_are_not_counted_from_siblings() =>
        Assert.Null(Fit(
            row => Enumerable.Range(row / Siblings * Siblings, Siblings)
                .Select(i => Random.Below(i, 1_000_000)).Order().ElementAt(row % Siblings),
            parents: 30));

    [Fact]
    public void Few_families_that_keep_a_rhythm_are_counted_from_siblings() =>
        Assert.NotNull(
            Fit(row => Random.Below(-1 - (row / Siblings), 1_000_000) + (90 * (row % Siblings)) + Random.Below(row, 9), parents: 30));

    [Fact]
    public void Times_that_follow_each_other_closely_are_counted_from_the_parents_in_ticks_and_stay_in_order()
    {
        var starts = Enumerable.Range(0, RowCount).Select(row => (long?)Start(row / Siblings)).ToArray();
        using var vector = Vectors.Of(new TimestampType(0), Enumerable.Range(0, RowCount).Select(row => (object?)Event(row)));
        var from = new OffsetBase(true, "started", true);
        var context = Vectors.Context(RowCount);
        var counted = OffsetEncoderFitter.Fit("at", new TimestampType(0), vector, [(from, starts)], context)!.Value;
        var column = new Column { Name = "at", Type = new TimestampType(0), NativeType = "timestamp", IsNullable = false };
        var (encoder, codes) = ElderTimesFitter.FitFrom(counted.Encoder, counted.Bases, column, vector, ParentOfRow, context)!.Value;
        Assert.Equal(TimeSpan.TicksPerSecond, encoder.TickStep);
        Assert.Equal(from, encoder.Origin);
        Assert.All(encoder.Step.Bins, bin => Assert.True(bin.Low >= 0));
        Assert.All(Enumerable.Range(0, RowCount), row => Assert.Equal(row % Siblings == 0, codes[0][row] == 0));
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        encoder.Append(90 * TimeSpan.TicksPerSecond, codes, 0, new CellDraw(Random, 0), Start(0) + 1, target);
        Assert.Equal(Start(0) + (91 * TimeSpan.TicksPerSecond), target.Values[0]);

        static long Start(int family) => Stamp(family, Random.Below(5000 + family, 80_000));
        static long Event(int row) => Start(row / Siblings) + (TimeSpan.TicksPerSecond
            * Enumerable.Range(row / Siblings * Siblings, row % Siblings).Sum(i => 1 + Random.Below(9000 + i, 100)));
    }

    [Fact]
    public void Times_on_a_grid_are_counted_in_ticks_from_the_midnight_of_a_parents_date()
    {
        var days = Enumerable.Range(0, RowCount).Select(row => (long?)Day(row)).ToArray();
        using var vector = Vectors.Of(new TimestampType(0), Enumerable.Range(0, RowCount).Select(row => (object?)Reading(row)));
        var context = Vectors.Context(RowCount);
        var from = new OffsetBase(true, "installed", false);
        var counted = OffsetEncoderFitter.Fit("at", new TimestampType(0), vector, [(from, days)], context)!.Value;
        var column = new Column { Name = "at", Type = new TimestampType(0), NativeType = "timestamp", IsNullable = false };
        var (encoder, codes) = ElderTimesFitter.FitFrom(counted.Encoder, counted.Bases, column, vector, ParentOfRow, context)!.Value;
        Assert.Equal(15 * TimeSpan.TicksPerMinute, encoder.TickStep);
        Assert.All(Enumerable.Range(0, RowCount).Where(row => row % Siblings > 0), row => Assert.Equal(codes[0][1], codes[0][row]));
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        encoder.Append(90 * TimeSpan.TicksPerMinute, codes, 0, new CellDraw(Random, 0), Day(0), target);
        Assert.Equal((Day(0) * TimeSpan.TicksPerDay) + (90 * TimeSpan.TicksPerMinute), target.Values[0]);

        static long Day(int row) => 730_000 + Random.Below(row / Siblings, 900);
        static long Reading(int row) => (Day(row) * TimeSpan.TicksPerDay)
            + (15 * TimeSpan.TicksPerMinute * (Random.Below(5000 + (row / Siblings), 60) + (row % Siblings)));
    }

    [Fact]
    public void Times_of_few_seconds_without_any_of_the_parents_settle_day_and_time_of_day_together()
    {
        using var vector = Vectors.Of(new TimestampType(0), Enumerable.Range(0, RowCount).Select(row => (object?)Stamp(
            row / Siblings, Random.Below(7000 + (row / Siblings), 80_000) + (40 * (row % Siblings)) + Random.Below(row, 30))));
        var (encoder, codes) = ElderEncoderFitter.Fit("at", new TimestampType(0), vector, ParentOfRow, Vectors.Context(RowCount))!.Value;
        Assert.True(encoder.SettlesClock);
        Assert.Equal(3, codes.Length);
        var first = encoder.DrawFirst(codes[1][0], codes[2][0], new CellDraw(Random, 0));
        Assert.Equal(codes[1][0], encoder.CodeOf(first));
        Assert.Equal(codes[2][0], encoder.ClockCodeOf(first));
    }

    private static long Stamp(int family, long seconds) =>
        ((730_000 + Random.Below(family, 900)) * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond);

    private static (ElderEncoder Encoder, byte[][] Codes)? Fit(Func<int, long> value, int parents = Parents)
    {
        var vector = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64, RowCount);
        for (var row = 0; row < parents * Siblings; row++)
        {
            vector.Append(value(row));
        }

        var parentOfRow = ParentOfRow[..(parents * Siblings)];
        return ElderEncoderFitter.Fit("value", new IntegerType(64), vector, parentOfRow, new EncodingContext(parentOfRow, parents, 2, 2));
    }
}
