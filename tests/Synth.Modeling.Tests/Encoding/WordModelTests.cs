using Synth.Data;

namespace Synth.Modeling.Tests;

public sealed class WordModelTests
{
    private const int MinFamilies = 5;

    [Fact]
    public void A_word_that_one_family_repeats_is_not_spelled_again()
    {
        var model = WordModel.Fit([.. Enumerable.Repeat(("qzxjvkq", 7), 10_000)], MinFamilies);
        Assert.DoesNotContain(Draw(model, 5000), word => word.Contains("qzx", StringComparison.Ordinal)
            && word.Contains("vk", StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_follow_each_other_as_in_the_words_of_many_families()
    {
        var words = Enumerable.Range(0, 1000)
            .Select(i => ($"{Consonant(i)}a{Consonant(i / 3)}o{Consonant(i / 7)}i{Consonant(i / 11)}u", i)).ToArray();
        var model = WordModel.Fit(words, minFamilies: 100);
        var share = Draw(model, 1000).Count(word => "bdgkmt".Contains(word[0], StringComparison.Ordinal)
            && "aoiu".Contains(word[1], StringComparison.Ordinal)) / 1000.0;
        Assert.InRange(share, 0.9, 1);
    }

    private static char Consonant(int i) => "bdgkmt"[i % 6];

    private static IEnumerable<string> Draw(WordModel model, int count) =>
        Enumerable.Range(0, count).Select(i => model.Draw(new CellDraw(RandomStream.FromSeed(1), i), 0).Word);
}
