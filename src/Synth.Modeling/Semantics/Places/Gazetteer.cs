using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>
/// Countries, their states and their large cities as published lists have them. They tell of nobody, so they may stand in for places that
/// too few families share. An embedded list; read once.
/// </summary>
internal static class Gazetteer
{
    private static readonly Lazy<(Dictionary<string, string[]> Names, PublishedPlace[] Places, FrozenSet<string> Cities)> Content =
        new(Read);

    /// <summary>The codes of the countries, those with the largest economies first.</summary>
    public static IEnumerable<string> Countries => Content.Value.Names.Keys;

    /// <summary>The places, by country and region.</summary>
    public static IReadOnlyList<PublishedPlace> Places => Content.Value.Places;

    /// <summary>The name of a country in German, French, Spanish and Italian; none where it is not listed.</summary>
    /// <param name="code">The two letters of the country.</param>
    public static IReadOnlyList<string> NamesOf(string code) => Content.Value.Names.GetValueOrDefault(code, []);

    /// <summary>Whether a text, in lower case and without accents, is a city, by its own name or an English one.</summary>
    public static bool IsCity(string text) => Content.Value.Cities.Contains(text);

    private static (Dictionary<string, string[]> Names, PublishedPlace[] Places, FrozenSet<string> Cities) Read()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("Synth.Modeling.Gazetteer.txt")!;
        using var lines = new StreamReader(stream);
        var names = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var places = new List<PublishedPlace>();
        var cities = new HashSet<string>(StringComparer.Ordinal);
        var country = "";
        while (lines.ReadLine() is { } line)
        {
            var fields = line.Split('|');
            if (fields.Length == 4)
            {
                country = line[..2];
                fields[0] = fields[0][3..];
                names.Add(country, fields);
            }
            else if (fields.Length == 2)
            {
                cities.UnionWith(fields[1].Split(';').Select(Fold));
            }
            else if (fields.Length == 3)
            {
                places.AddRange(fields[2].Split(';').Select(city => new PublishedPlace(country, fields[0], fields[1], city)));
            }
        }

        cities.UnionWith(places.Select(place => Fold(place.City)));
        var distinct = places.DistinctBy(place => place.City, StringComparer.OrdinalIgnoreCase);
        return (names, [.. distinct], cities.ToFrozenSet(StringComparer.Ordinal));
    }

    private static string Fold(string name) => NameWords.Fold(name).ToLowerInvariant();
}
