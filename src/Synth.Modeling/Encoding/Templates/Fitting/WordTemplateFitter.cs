using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Learns the forms of names, places, streets, companies and job titles; the words in them come from pools of the language, written as
/// the source writes its own.
/// </summary>
internal static class WordTemplateFitter
{
    private static readonly Alphabet Initials = new("ABCDEFGHJKLMNPRSTVW", []);

    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "m", "mme", "mlle",
        "sr", "sra", "dott", "ing", "mgr", "bc", "mudr", "pan", "pani", "jr", "phd", "md",
    };

    /// <summary>Fits a column.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="meaning">What it means.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="isDistinct">Whether no two rows may have the same text.</param>
    /// <param name="subject">The column, for errors.</param>
    public static TemplateEncoder? Fit(
        string name, BytesVector column, ColumnMeaning meaning, EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var keys = new WordKeys(meaning.Type);
        var country = context.Meanings?.ColumnOf(SemanticType.Country, name);
        var groups = TemplateGroup.TextsOf(column)
            .GroupBy(entry => keys.Of(entry.Text), StringComparer.Ordinal)
            .Select(group => new TemplateGroup(group.Key, [.. group]))
            .Where(group =>
                TemplateGroup.HasFamilies(group.Texts.Select(entry => context.Families[entry.Row]), Math.Min(2, context.MinFamilies)))
            .OrderByDescending(group => group.Texts.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(40)
            .ToArray();
        if (groups.Length == 0)
        {
            return null;
        }

        var word = new WordPart(WordKind.Word, meaning.Locale, LetterCase.Any,
            isDistinct || meaning.Type is SemanticType.JobTitle ? null : country)
        {
            IsLatin = groups.All(group => Array.TrueForAll(group.Texts, entry => Transliteration.IsLatin(entry.Text))),
            Sieve = isDistinct ? null : AddressSieves.OfNames(name, context),
        };
        var templates = groups
            .Select(group => Build(group, meaning.Type, word, context))
            .Where(template => template.Parts.Length == 0 || !isDistinct || template.LongestText <= (maxLength ?? int.MaxValue))
            .ToArray();
        return templates.Length == 0
            ? null
            : new TemplateEncoder(name, new TemplateKeys(TemplateGrammar.Words, [meaning.Type.ToString()]),
                templates, null, maxLength, isDistinct, subject);
    }

    private static Template Build(TemplateGroup group, SemanticType type, WordPart word, EncodingContext context)
    {
        var form = WordKeys.Parse(group.Key);
        var parts = new List<TemplatePart>();
        for (var i = 0; i < form.Length; i++)
        {
            if (i > 0)
            {
                parts.Add(new LiteralPart(form[i - 1].Separator));
            }

            parts.AddRange(form[i].Kind switch
            {
                WordKeys.Given => [word with { Kind = GenderOf(form[i].Mark), Case = form[i].Case }],
                WordKeys.Number => [NumberOf(group, context)],
                WordKeys.Initial => [new CharactersPart([Initials])],
                WordKeys.Acronym => [new CharactersPart([.. Enumerable.Repeat(Initials, form[i].Mark.Length)])],
                WordKeys.Fixed => [new LiteralPart(form[i].Mark)],
                WordKeys.Family => [word with { Kind = WordKind.Family, Case = form[i].Case }],
                _ => (IEnumerable<TemplatePart>)[word with { Kind = KindOf(type), Case = form[i].Case, Sieve = null }],
            });
        }

        return new Template(group.Key, [.. parts], group.Texts.Length, parts.Count);
    }

    private static WordKind GenderOf(string mark) => mark switch
    {
        "f" => WordKind.GivenFemale,
        "m" => WordKind.GivenMale,
        _ => WordKind.Given,
    };

    private static WordKind KindOf(SemanticType type) => type switch
    {
        SemanticType.City => WordKind.City,
        SemanticType.Region => WordKind.Region,
        SemanticType.StreetAddress or SemanticType.StreetName => WordKind.Street,
        SemanticType.Company => WordKind.Company,
        SemanticType.JobTitle => WordKind.JobTitle,
        _ => WordKind.Family,
    };

    // House numbers as large as those of the source, the k-th largest at most.
    private static NumberPart NumberOf(TemplateGroup group, EncodingContext context)
    {
        var numbers = group.Texts
            .Select(entry => Token.Split(entry.Text).FirstOrDefault(token => token.Kind == TokenKind.Digits)?.Text)
            .Select(digits => digits is { Length: <= 6 } ? long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 1)
            .Order()
            .ToArray();
        return new NumberPart(1, Math.Max(9, numbers[^Math.Min(context.MinFamilies, numbers.Length)]), 0);
    }

    /// <summary>Whether a word is a title before or after a name.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word.Trim('.'));
}
