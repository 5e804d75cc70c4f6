using Synth.Data;

namespace Synth.Modeling;

/// <summary>Codes of currencies and languages: those that too few families share give way to others of ISO 4217 and ISO 639.</summary>
internal static class PublishedCodes
{
    /// <summary>Fits a column of codes; null for other meanings, where all codes are kept, or where they are no codes.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to, and what the columns mean.</param>
    public static CategoryEncoder? Fit(string name, BytesVector column, EncodingContext context)
    {
        if (ListOf(context.Meanings?.Of(name).Type ?? SemanticType.None) is not { Length: > 0 } list)
        {
            return null;
        }

        var kept = CategoryEncoder.Shared(column, context).Values;
        var known = kept.Select(value => value.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var texts = TemplateGroup.TextsOf(column).Select(entry => entry.Text);
        string[] rare = [.. texts.Where(text => !known.Contains(text))];
        if (rare.Length == 0 || Array.Exists(rare, text => !list.Contains(text, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        // Codes of a column have one length and one case: those of its commonest form.
        var form = rare.CountBy(text => (text.Length, Case: LetterCases.Of(text))).OrderByDescending(entry => entry.Value).First().Key;
        string[] others =
        [
            .. list.Where(code => code.Length == form.Length && !known.Contains(code)).Select(code => InCase(code, form.Case)),
        ];
        CategoryValue[] chosen = [.. others.Take(StandIns.CountOf(rare, others.Length)).Select(code => new CategoryValue(code, 1))];
        return chosen.Length == 0 ? null : CategoryEncoder.Of(name, kept, [chosen]);
    }

    private static string[] ListOf(SemanticType type) => type switch
    {
        SemanticType.Currency => [.. NameTests.CurrencyCodes],
        SemanticType.Language => [.. NameTests.LanguageCodes],
        _ => [],
    };

    private static string InCase(string code, LetterCase letterCase) => letterCase == LetterCase.Upper ? code.ToUpperInvariant() : code;
}
