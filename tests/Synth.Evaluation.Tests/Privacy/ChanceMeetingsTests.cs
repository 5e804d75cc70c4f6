using Synth.Data;

namespace Synth.Evaluation.Tests;

/// <summary>What chance explains is told by neighbours; copies have none.</summary>
public class ChanceMeetingsTests
{
    private static readonly string[] Families =
        [.. Enumerable.Range(0, 60).Select(i => $"Family{(char)('A' + (i / 26))}{(char)('a' + (i % 26))}")];
    private static readonly string[] Endings =
        ["Ltd", "Inc", "Sons", "Group", "plc", "AG", "Bros", "Works", "Mills", "Foods", "Trust", "Labs"];

    [Fact]
    public void Numbers_that_run_on_are_met_by_whoever_counts()
    {
        var source = Numbered(1, 400).ToHashSet();
        var made = Numbered(1, 420);

        Assert.True(ChanceMeetings.Most(made, source) >= 400);
    }

    [Fact]
    public void Every_sixth_number_is_met_by_a_sixth_of_those_who_count()
    {
        var source = Numbered(0, 600).Where((_, i) => i % 6 == 0).ToHashSet();
        var made = Numbered(0, 600).Where((_, i) => i % 6 == 1).ToArray();

        Assert.InRange(ChanceMeetings.Most(made, source), 17, 40);
        Assert.InRange(ChanceMeetings.Most([.. source], source), 0, source.Count * 2 / 3);
    }

    [Fact]
    public void A_last_day_is_met_where_most_days_are_and_a_largest_sum_only_by_who_knows_it()
    {
        double[] days = [.. Enumerable.Range(0, 1500).Where(day => day % 3 > 0).Select(day => 86400.0 * day)];
        double[] sums = [.. Enumerable.Range(0, 1500).Select(i => 0.01 * i * i)];

        Assert.True(ChanceMeetings.Most(days, new HashSet<double> { days[^1] }, step: 86400) >= 1);
        Assert.Equal(0, ChanceMeetings.Most(sums, new HashSet<double> { sums[^1] }, step: 0.01));
    }

    [Fact]
    public void An_age_far_beyond_all_others_is_met_only_by_who_knows_it()
    {
        double[] ages = [.. Enumerable.Range(18, 70).Select(age => (double)age), 114];

        Assert.Equal(0, ChanceMeetings.Most(ages, new HashSet<double> { 114 }, step: 1));
    }

    [Fact]
    public void Codes_that_are_far_apart_and_copied_are_not_chance()
    {
        var stream = RandomStream.FromSeed(1);
        string[] source = [.. Enumerable.Range(0, 300).Select(i => $"T-{stream.Below(i, 1_000_000_000):D9}")];

        Assert.Equal(0, ChanceMeetings.Most(source, source.ToHashSet()));
    }

    [Fact]
    public void Names_of_the_same_words_meet_and_copies_of_them_do_not_hide_behind_that()
    {
        var (source, made) = (Companies(1), Companies(2));
        var looked = source.ToHashSet();
        var met = made.Count(looked.Contains);

        Assert.InRange(ChanceMeetings.Most(made, looked), met, 20);
        Assert.True(ChanceMeetings.Most(source, looked) < source.Length / 2);
    }

    [Fact]
    public void One_name_of_words_that_no_other_has_is_not_chance()
    {
        string[] made = [.. Companies(2), "Quandtova Mining"];

        Assert.Equal(0, ChanceMeetings.Most(made, new HashSet<string> { "Quandtova Mining" }));
    }

    private static string[] Numbered(int first, int count) => [.. Enumerable.Range(first, count).Select(i => $"ORD-2024-{i:D6}")];

    private static string[] Companies(long seed)
    {
        var stream = RandomStream.FromSeed(seed);
        return [.. Enumerable.Range(0, 60)
            .Select(i => $"{Families[stream.Below(i, 60)]} {Endings[stream.Below(1000 + i, Endings.Length)]}")
            .Distinct()];
    }
}
