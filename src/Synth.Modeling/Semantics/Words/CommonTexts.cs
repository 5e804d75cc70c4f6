using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>
/// Names and places that published lists have. One of them alone tells of nobody: a made-up Maria is no leak, whoever else is called so.
/// </summary>
public static class CommonTexts
{
    private static readonly (string Category, string List)[] Lists =
    [
        ("name", "first_name"), ("name", "female_first_name"), ("name", "male_first_name"),
        ("name", "last_name"), ("name", "female_last_name"), ("name", "male_last_name"),
        ("address", "city"), ("address", "city_name"), ("address", "state"), ("address", "county"), ("address", "province"),
        ("address", "country"),
    ];

    private static readonly Lazy<FrozenSet<string>> Texts = new(() => WordLists.All
        .SelectMany(locale => Lists.SelectMany(entry => WordLists.Of(locale, entry.Category, entry.List)))
        .Concat(Gazetteer.Places.SelectMany(place => new[] { place.City, place.Region }))
        .Concat(Countries.All.SelectMany(country => country.Names.Concat(Gazetteer.NamesOf(country.Code))))
        .Where(text => text.Length > 0)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a text is, as a whole and in any case of letters, a name or a place of such a list in any language.</summary>
    /// <param name="text">A text as it stands in a cell.</param>
    public static bool Contain(string text) => Texts.Value.Contains(text.Trim());
}
