namespace Synth.Modeling;

/// <summary>The texts of one template.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Texts">The texts with their rows.</param>
internal sealed record TemplateGroup(string Key, (string Text, int Row)[] Texts)
{
    private const int MostTemplates = 120;

    /// <summary>The groups that enough families have, most rows first.</summary>
    public static TemplateGroup[] Of(IEnumerable<(string Text, int Row)> texts, TemplateKeys keys, EncodingContext context) =>
    [
        .. texts
            .GroupBy(entry => keys.Of(entry.Text), StringComparer.Ordinal)
            .Select(group => new TemplateGroup(group.Key, [.. group]))
            .Where(group => HasFamilies(group.Texts.Select(entry => context.Families[entry.Row]), context.MinFamilies))
            .OrderByDescending(group => group.Texts.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MostTemplates),
    ];

    /// <summary>Whether at least so many families are among some.</summary>
    public static bool HasFamilies(IEnumerable<int> families, int least) => families.Distinct().Take(least).Count() == least;

    /// <summary>The texts of a column with their rows.</summary>
    public static List<(string Text, int Row)> TextsOf(Data.BytesVector column)
    {
        var texts = new List<(string, int)>();
        for (var row = 0; row < column.Count; row++)
        {
            if (column.GetString(row) is { } text)
            {
                texts.Add((text, row));
            }
        }

        return texts;
    }
}
