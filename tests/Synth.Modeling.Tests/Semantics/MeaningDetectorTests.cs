using System.Globalization;

namespace Synth.Modeling.Tests.Semantics;

public sealed class MeaningDetectorTests(ITestOutputHelper output)
{
    private static readonly (LabelledColumn Column, ColumnMeaning Found)[] Judged =
        [.. LabelledColumn.Read("LabelledColumns.txt").Select(column => (column, column.Detect()))];

    [Fact]
    public void Most_labelled_columns_are_recognised_in_each_meaning()
    {
        Assert.True(Judged.Length >= 300);
        foreach (var (meaning, precision, recall, count) in Scores())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {meaning} | {count} | {precision:F2} | {recall:F2} |"));
        }

        foreach (var (column, found) in Judged.Where(entry => entry.Found.Type != entry.Column.Meaning))
        {
            output.WriteLine($"{column.Table}.{column.Column.Name}: {column.Meaning} taken for {found}");
        }

        Assert.All(Scores(), score => Assert.True(score is { Precision: >= 0.75, Recall: >= 0.75 }, score.ToString()));
        Assert.True(Judged.Average(entry => entry.Found.Type == entry.Column.Meaning ? 1 : 0) >= 0.95);
    }

    private static IEnumerable<(SemanticType Meaning, double Precision, double Recall, int Count)> Scores()
    {
        foreach (var meaning in Judged.Select(entry => entry.Column.Meaning).Distinct().Order())
        {
            var labelled = Judged.Count(entry => entry.Column.Meaning == meaning);
            var found = Judged.Count(entry => entry.Found.Type == meaning);
            var right = Judged.Count(entry => entry.Column.Meaning == meaning && entry.Found.Type == meaning);
            yield return (meaning, found == 0 ? 0 : right / (double)found, right / (double)labelled, labelled);
        }
    }

    // A document may have a number before its last word; looking for that from each of its words takes the square of its length.
    [Theory]
    [InlineData("Harbour Street 12", true)]
    [InlineData("12 Harbour Street", true)]
    [InlineData("Harbour Street", false)]
    public void Only_short_texts_are_addresses(string end, bool isAddress)
    {
        Assert.Equal(isAddress, ValueTests.IsStreetAddress(end));
        Assert.False(ValueTests.IsStreetAddress(string.Concat(Enumerable.Repeat("word ", 200)) + end));
    }
}
