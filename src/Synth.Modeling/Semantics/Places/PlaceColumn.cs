using Synth.Data;

namespace Synth.Modeling;

/// <summary>A column of cities, regions or countries: its sampled texts, those that are kept, and how it writes places.</summary>
internal sealed class PlaceColumn
{
    private const int LongestCode = 3;

    private readonly HashSet<string> kept;
    private readonly LetterCase letterCase;
    private readonly int? maxLength;
    private readonly CountryStyle? style;
    private readonly bool hasCodes;

    /// <summary>Reads a column.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">City, region or country.</param>
    /// <param name="values">Its sampled values.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="context">Who the rows belong to, and how many families must share a value.</param>
    public PlaceColumn(string name, SemanticType type, BytesVector values, int? maxLength, EncodingContext context)
    {
        Name = name;
        Type = type;
        this.maxLength = maxLength;
        Texts = [.. Enumerable.Range(0, values.Count).Select(values.GetString)];
        Kept = CategoryEncoder.Shared(values, context).Values;
        kept = Kept.Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        HasRareTexts = Array.Exists(Texts, text => text is not null && !kept.Contains(text));
        AreDistinct = DistinctTexts.Are(values);
        HasNulls = values.NullCount > 0;
        string[] distinct = [.. Texts.OfType<string>().Distinct(StringComparer.Ordinal)];
        letterCase = CaseOf(distinct);
        style = type == SemanticType.Country ? CountryStyle.Of(distinct) : null;
        hasCodes = type == SemanticType.Region && distinct.Count(IsCode) * 2 > distinct.Length;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>City, region or country.</summary>
    public SemanticType Type { get; }

    /// <summary>The text of each sampled row; null for none. Shape [rows].</summary>
    public string?[] Texts { get; }

    /// <summary>The texts that enough families share, most frequent first.</summary>
    public CategoryValue[] Kept { get; }

    /// <summary>Whether enough families share a text.</summary>
    public bool IsKept(string text) => kept.Contains(text);

    /// <summary>Whether some of its texts are not kept.</summary>
    public bool HasRareTexts { get; }

    /// <summary>Whether enough rows have a text, and no two the same: as lists of places do.</summary>
    public bool AreDistinct { get; }

    /// <summary>Whether some rows have no text.</summary>
    public bool HasNulls { get; }

    /// <summary>What the column calls a place; null where it has no word for it, or none that fits.</summary>
    /// <param name="place">The place.</param>
    /// <param name="usesCodes">Whether regions are written as codes there; null for as the column mostly does.</param>
    public string? TextOf(PublishedPlace place, bool? usesCodes = null)
    {
        var text = Type switch
        {
            SemanticType.City => place.City,
            SemanticType.Region => usesCodes ?? hasCodes ? place.RegionCode : place.Region,
            _ => Kept.FirstOrDefault(value => Countries.Find(value.Text)?.Code == place.Country)?.Text ?? style!.TextOf(place.Country),
        };
        if (text.Length == 0 || text.Length > (maxLength ?? int.MaxValue))
        {
            return null;
        }

        var letters = text.ToCharArray();
        LetterCases.Apply(IsKept(text) ? LetterCase.Any : letterCase, letters);
        return new string(letters);
    }

    /// <summary>Whether texts are codes of regions rather than names; null where there are none.</summary>
    /// <param name="texts">Some texts of the column.</param>
    public static bool? AreCodes(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : texts.Count(IsCode) * 2 > texts.Count;

    private static bool IsCode(string text) => text.Length is > 1 and <= LongestCode && text.All(char.IsLetter);

    private static LetterCase CaseOf(string[] texts)
    {
        var cases = texts.Select(text => LetterCases.Of(text)).Distinct().ToArray();
        return cases is [LetterCase.Upper] or [LetterCase.Lower] ? cases[0] : LetterCase.Any;
    }
}
