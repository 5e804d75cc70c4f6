using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Days of the same months of every year stay in these.</summary>
public sealed class SeasonsTests
{
    private const int Rows = 3_000;

    private static readonly RandomStream Random = RandomStream.FromSeed(31);

    [Fact]
    public void Days_of_one_month_of_many_years_keep_to_a_season()
    {
        long[] days = [.. Exams().Distinct().Order()];
        Assert.True(Seasons.Are(days));
        Assert.Equal(19, Seasons.BeginningsOf(days).Count);
    }

    [Fact]
    public void Days_of_the_whole_year_of_one_year_and_too_few_days_do_not()
    {
        Assert.False(Seasons.Are([.. Enumerable.Range(0, 2_000).Select(i => 730_000L + (3 * i))]));
        Assert.False(Seasons.Are([.. Enumerable.Range(0, 150).Select(i => (long)new DateOnly(2020, 3, 1).DayNumber + i)]));
        Assert.False(Seasons.Are([.. Enumerable.Range(2000, 5).Select(year => (long)new DateOnly(year, 6, 1).DayNumber)]));
        Assert.Empty(Seasons.BeginningsOf([]));
    }

    [Fact]
    public void What_is_drawn_lies_in_the_season()
    {
        using var vector = Vectors.Of(new DateType(), Exams().Select(day => (object?)day));
        var encoder = Vectors.Fit(new DateType(), vector);
        var months = Vectors.Decode(encoder, vector).Select(day => DateOnly.FromDayNumber((int)(long)day).Month).ToArray();

        // Ranges grow by a tenth and the outermost have tails, so that their ends are no row's own days.
        Assert.InRange(months.Average(month => month == 6 ? 1.0 : 0), 0.97, 1);
    }

    [Fact]
    public void Seasonal_days_are_not_counted_from_dates_of_the_whole_year()
    {
        using var vector = Vectors.Of(new DateType(), Exams().Select(day => (object?)day));
        var dates = Exams().Select(day => DateOnly.FromDayNumber((int)day)).ToArray();
        long?[] births = [.. dates.Select((date, i) => (long?)(new DateOnly(date.Year - 15, 1, 1).DayNumber + Random.Below(-1 - i, 365)))];
        long?[] terms = [.. dates.Select(date => (long?)new DateOnly(date.Year, 5, 20).DayNumber)];
        Assert.Null(Counted("born", births));
        Assert.NotNull(Counted("term", terms));

        OffsetEncoder? Counted(string from, long?[] bases) => OffsetEncoderFitter.Fit(
            "c", new DateType(), vector, [(new OffsetBase(false, from, false), bases)], Vectors.Context(Rows))?.Encoder;
    }

    // The first twenty days of June in the years from 2000 to 2019.
    private static IEnumerable<long> Exams() => Enumerable.Range(0, Rows)
        .Select(i => (long)new DateOnly(2000 + (int)Random.Below(i, 20), 6, 1 + (int)Random.Below(i + Rows, 20)).DayNumber);
}
