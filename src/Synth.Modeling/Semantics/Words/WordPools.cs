using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>The pools of a locale. What it lacks is taken from English.</summary>
internal sealed class WordPools
{
    private static readonly Lazy<FrozenDictionary<string, Lazy<WordPools>>> Locales = new(() => WordLists.All.ToFrozenDictionary(
        locale => locale, locale => new Lazy<WordPools>(() => new WordPools(locale)), StringComparer.Ordinal));

    private readonly Lazy<WordPool>[] pools;

    private WordPools(string locale) =>
        pools = [.. Enum.GetValues<WordKind>().Select(kind => new Lazy<WordPool>(() => Make(kind, locale)))];

    /// <summary>The pool of a kind.</summary>
    public WordPool this[WordKind kind] => pools[(int)kind].Value;

    /// <summary>The pools of a locale; those of English where it is not known.</summary>
    public static WordPools Of(string? locale) =>
        Locales.Value.TryGetValue(locale ?? WordLists.Fallback, out var pools) ? pools.Value : Locales.Value[WordLists.Fallback].Value;

    private static WordPool Make(WordKind kind, string locale) => kind switch
    {
        WordKind.GivenFemale => Single(locale, "name", "female_first_name", "first_name"),
        WordKind.GivenMale => Single(locale, "name", "male_first_name", "first_name"),
        WordKind.Given => GivenOf(locale),
        WordKind.Family => Single(locale, "name", "last_name", "male_last_name"),
        WordKind.City => CityOf(locale),
        WordKind.Region => Single(locale, "address", "state", "county", "province"),
        WordKind.Street => StreetOf(locale),
        WordKind.Company => new WordPool([ListOf(locale, "name", "last_name", "male_last_name"), ListOf(locale, "company", "suffix")], " "),
        WordKind.JobTitle => new WordPool([JobTitles.Levels, JobTitles.Fields, JobTitles.Jobs], " "),
        WordKind.Word => new WordPool([ProseWords.Of(locale)]),
        WordKind.Domain => new WordPool([ProseWords.Ascii, ProseWords.DomainEndings], "."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    private static WordPool GivenOf(string locale)
    {
        string[] both = [.. WordLists.Of(locale, "name", "female_first_name"), .. WordLists.Of(locale, "name", "male_first_name")];
        return both.Length > 0 ? new WordPool([[.. both.Distinct()]]) : Single(locale, "name", "first_name");
    }

    // Some locales list cities, others only the parts that their names are made of.
    private static WordPool CityOf(string locale)
    {
        var cities = WordLists.FirstOf(locale, "address", "city_name", "city").Where(IsPlain).ToArray();
        cities = cities.Length > 0 || locale is not ("es" or "nl" or "nl_BE") ? cities : WordLists.Of(locale, "address", "city_prefix");
        if (cities.Length > 0)
        {
            return new WordPool([cities]);
        }

        var roots = WordLists.FirstOf(locale, "address", "city_root", "city_prefix");
        var endings = ListOf(locale, "address", "city_suffix");
        return locale is "nb_NO" or "sv" or "ja" or "ko" or "zh_CN" or "zh_TW" && roots.Length > 0
            ? new WordPool([roots, endings])
            : new WordPool([ListOf(locale, "name", "last_name", "male_last_name"), endings]);
    }

    private static WordPool StreetOf(string locale)
    {
        var streets = WordLists.FirstOf(locale, "address", "street", "streets").Where(IsPlain).Distinct().ToArray();
        if (streets.Length > 0)
        {
            return new WordPool([streets]);
        }

        var roots = WordLists.Of(locale, "address", "street_root");
        var prefixes = WordLists.Of(locale, "address", "street_prefix");
        var endings = WordLists.Of(locale, "address", "street_suffix");
        var families = ListOf(locale, "name", "last_name", "male_last_name");
        return (roots.Length, prefixes.Length, endings.Length, locale) switch
        {
            ( > 100, _, _, _) => new WordPool([roots]),
            (_, > 0, > 20, "fr") => new WordPool([prefixes, endings], " "),
            (_, _, > 0, "es" or "es_MX" or "it" or "pt_BR") => new WordPool([endings, families], " "),
            (_, > 0, _, "pl" or "uk" or "ru" or "pt_PT") => new WordPool([prefixes, families], " "),
            (_, _, > 0, "ja" or "zh_CN" or "zh_TW" or "ko" or "nl" or "nl_BE") => new WordPool([families, endings]),
            (_, _, > 0, "sv" or "nb_NO") when roots.Length > 0 => new WordPool([roots, endings]),
            (_, _, > 0, _) => new WordPool([families, endings], " "),
            _ => new WordPool([families, WordLists.Of(WordLists.Fallback, "address", "street_suffix")], " "),
        };
    }

    private static WordPool Single(string locale, string category, params string[] lists) => new([ListOf(locale, category, lists)]);

    private static string[] ListOf(string locale, string category, params string[] lists)
    {
        var own = WordLists.FirstOf(locale, category, lists).Where(IsPlain).Distinct().ToArray();
        return own.Length > 0 ? own : WordLists.FirstOf(WordLists.Fallback, category, lists);
    }

    // Not a recipe in Bogus's own notation.
    private static bool IsPlain(string entry) => entry.Length > 0 && !entry.Contains('#') && !entry.Contains('{');
}
