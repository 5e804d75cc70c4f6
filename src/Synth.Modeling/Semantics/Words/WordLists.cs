using System.Collections.Frozen;
using Bogus;
using Bogus.Bson;

namespace Synth.Modeling;

/// <summary>
/// Names, places and words of a language, as Bogus has them: read once, never drawn by Bogus, so that which one a cell gets is a
/// function of the cell alone.
/// </summary>
internal static class WordLists
{
    /// <summary>The locale that stands in for those that lack a list.</summary>
    public const string Fallback = "en";

    private static readonly Lazy<FrozenDictionary<string, Lazy<BObject?>>> Locales = new(() => Database.GetAllLocales().ToFrozenDictionary(
        locale => locale, locale => new Lazy<BObject?>(() => Database.GetLocale(locale)), StringComparer.Ordinal));

    /// <summary>All locales that there are lists for.</summary>
    public static IEnumerable<string> All => Locales.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The entries of a list in their own order; empty where the locale has none.</summary>
    /// <param name="locale">The locale, as Bogus names it.</param>
    /// <param name="category">As <c>name</c>.</param>
    /// <param name="list">As <c>female_first_name</c>.</param>
    public static string[] Of(string locale, string category, string list)
    {
        if (!Locales.Value.TryGetValue(locale, out var data) || data.Value is not { } root
            || Member(root, category) is not BObject entries || Member(entries, list) is not BArray values)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(0, values.Count).Select(i => values[i])
                .Where(value => value.ValueType == BValueType.String)
                .Select(value => value.StringValue),
        ];
    }

    /// <summary>The first of several lists that is not empty.</summary>
    public static string[] FirstOf(string locale, string category, params string[] lists) =>
        lists.Select(list => Of(locale, category, list)).FirstOrDefault(values => values.Length > 0, []);

    private static BValue? Member(BObject parent, string name) => parent.ContainsKey(name) ? parent[name] : null;
}
