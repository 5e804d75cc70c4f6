using System.Runtime.InteropServices;

namespace Synth.Modeling;

/// <summary>Names and places of all languages, to recognise values by; each with the locales that have it.</summary>
internal sealed class NameDictionary
{
    private static readonly Lazy<NameDictionary> Known = new(() => new NameDictionary());

    private const int FewestKnown = 4;
    private const double LeastVotes = 0.3;

    private readonly Dictionary<string, string[]> given;
    private readonly Dictionary<string, string[]> family;
    private readonly Dictionary<string, string[]> cities;
    private readonly Dictionary<string, string[]> regions;
    private readonly Dictionary<string, string[]> female;
    private readonly Dictionary<string, string[]> male;

    private NameDictionary()
    {
        given = Collect(locale => [.. Lists(locale, "name", "first_name", "female_first_name", "male_first_name")]);
        family = Collect(locale => [.. Lists(locale, "name", "last_name", "female_last_name", "male_last_name")]);
        cities = Collect(locale => [.. Lists(locale, "address", "city_name", "city"), .. locale is "es" or "nl"
            ? Lists(locale, "address", "city_prefix")
            : []]);
        regions = Collect(locale => [.. Lists(locale, "address", "state", "state_abbr", "county", "province")]);
        female = Collect(locale => [.. Lists(locale, "name", "female_first_name")]);
        male = Collect(locale => [.. Lists(locale, "name", "male_first_name")]);
    }

    /// <summary>The dictionary, read when it is first asked for (about half a second).</summary>
    public static NameDictionary Instance => Known.Value;

    /// <summary>Whether a word is a given name.</summary>
    public bool IsGiven(string word) => given.ContainsKey(Key(word));

    /// <summary>Whether a word is a family name.</summary>
    public bool IsFamily(string word) => family.ContainsKey(Key(word));

    /// <summary>Whether a text is a city.</summary>
    public bool IsCity(string text) => cities.ContainsKey(Key(text)) || Gazetteer.IsCity(Key(text));

    /// <summary>Whether a text is a state, province or county, by name or abbreviation.</summary>
    public bool IsRegion(string text) => regions.ContainsKey(Key(text));

    /// <summary>Whether women have the name and men do not; the other way round; null when neither or both.</summary>
    public bool? IsFemale(string word)
    {
        var key = Key(word);
        return (female.ContainsKey(key), male.ContainsKey(key)) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => null,
        };
    }

    /// <summary>The locale whose names and places the words are most often; null when few of them are known.</summary>
    public string? LocaleOf(IReadOnlyCollection<string> words)
    {
        var votes = new Dictionary<string, double>(StringComparer.Ordinal);
        var known = 0;
        foreach (var word in words)
        {
            string[] locales = [.. LocalesOf(word)];
            known += locales.Length > 0 ? 1 : 0;
            foreach (var locale in locales)
            {
                votes[locale] = votes.GetValueOrDefault(locale) + (1.0 / locales.Length);
            }
        }

        if (known * 4 < words.Count || known < FewestKnown)
        {
            return null;
        }

        var (best, weight) = votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key, StringComparer.Ordinal).First();
        return weight >= LeastVotes * known ? best : null;
    }

    private IEnumerable<string> LocalesOf(string word) => new[] { given, family, cities, regions }
        .SelectMany(list => list.GetValueOrDefault(Key(word), []))
        .Distinct();

    private static IEnumerable<string> Lists(string locale, string category, params string[] lists) =>
        lists.SelectMany(list => WordLists.Of(locale, category, list));

    // Of each entry the locales that have it, in their order.
    private static Dictionary<string, string[]> Collect(Func<string, string[]> entries)
    {
        var result = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var locale in WordLists.All.Where(IsLanguage))
        {
            string[] alone = [locale];
            foreach (var entry in entries(locale).Where(entry => entry.Length > 0 && !entry.Contains('#')))
            {
                // Most entries are of one locale, whose array they share.
                ref var locales = ref CollectionsMarshal.GetValueRefOrAddDefault(result, Key(entry), out var isKnown);
                locales = !isKnown ? alone : locales![^1] == locale ? locales : [.. locales, locale];
            }
        }

        return result;
    }

    // Variants of a country (de_AT, en_AU) say nothing of their own, and their lists are mostly those of the language.
    private static bool IsLanguage(string locale) =>
        !locale.Contains('_') || locale is "pt_BR" or "pt_PT" or "nb_NO" or "id_ID" or "zh_CN" or "en_IND" or "es_MX";

    private static string Key(string word) => NameWords.Fold(word).ToLowerInvariant();
}
