using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Learns the forms of e-mail addresses and user names. Words that repeat a name of the row do so in new rows; domains are kept where many
/// share them, follow the company's name where they do so in the source, and otherwise lie under endings that belong to nobody (RFC 2606).
/// </summary>
internal static class AddressTemplateFitter
{
    private const double LeastAgreement = 0.6;
    private const int MostCompared = 500;
    private const int LeastLetters = 3;

    /// <summary>Where there is no room for so much of a word, it is not repeated.</summary>
    private const int LeastRoom = 6;

    /// <summary>Names of roles (info, sales) are few; where words are more, they are names of people.</summary>
    private const int MostRoles = 8;
    private const double LeastRoles = 0.9;

    /// <summary>The ending of domains that belong to nobody.</summary>
    private const string Nobodys = ".example";

    /// <summary>Fits a column; the parameters are those of <see cref="WordTemplateFitter.Fit"/>.</summary>
    public static TemplateEncoder? Fit(
        string name, BytesVector column, ColumnMeaning meaning, EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var texts = TemplateGroup.TextsOf(column);
        var domains = texts
            .Where(entry => entry.Text.Contains('@'))
            .GroupBy(entry => entry.Text[(entry.Text.LastIndexOf('@') + 1)..], StringComparer.Ordinal)
            .Where(group => TemplateGroup.HasFamilies(group.Select(entry => context.Families[entry.Row]), context.MinFamilies))
            .Where(group => CompanyOf(group, context, name) is null)
            .Select(group => new CategoryValue(group.Key, group.Count()))
            .OrderByDescending(value => value.Rows)
            .ThenBy(value => value.Text, StringComparer.Ordinal)
            .Take(30)
            .ToArray();
        var keys = new TemplateKeys(TemplateGrammar.Address, [.. domains.Select(value => value.Text)]);
        var groups = texts
            .GroupBy(entry => AddressKeys.Of(entry.Text, keys.CommonWords), StringComparer.Ordinal)
            .Select(group => new TemplateGroup(group.Key, [.. group]))
            .Where(group =>
                TemplateGroup.HasFamilies(group.Texts.Select(entry => context.Families[entry.Row]), Math.Min(2, context.MinFamilies)))
            .OrderByDescending(group => group.Texts.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(60)
            .ToArray();
        var templates = groups.Select(group => WithinRoom(Build(group, context, name), maxLength ?? int.MaxValue))
            .OfType<Template>().ToArray();
        return templates.Length == 0 ? null : new TemplateEncoder(name, keys, templates, null, maxLength, isDistinct, subject);
    }

    // Words are cut where all of them at their longest would not fit; null where too little of them would be left.
    private static Template? WithinRoom(Template template, int room)
    {
        var words = template.Parts.OfType<ColumnPart>().Count(part => !part.IsInitial);
        var missing = template.LongestText - room;
        if (missing <= 0 || words == 0)
        {
            return missing <= 0 ? template : null;
        }

        var cut = (missing + words - 1) / words;
        TemplatePart[] parts =
            [.. template.Parts.Select(part => part is ColumnPart { IsInitial: false } word ? word with { Most = word.Most - cut } : part)];
        return Array.TrueForAll(parts, part => part is not ColumnPart { Most: < LeastRoom }) ? template with { Parts = parts } : null;
    }

    private static Template Build(TemplateGroup group, EncodingContext context, string name)
    {
        var parts = new List<TemplatePart>();
        var (local, domain) = AddressKeys.Parse(group.Key);
        var runs = 0;
        foreach (var character in local)
        {
            parts.AddRange(character switch
            {
                AddressKeys.Word or AddressKeys.Letter => WordsOf(group, context, name, runs++, character == AddressKeys.Letter),
                AddressKeys.Digit => [new CharactersPart([Alphabet.Digits])],
                _ => (IEnumerable<TemplatePart>)[new LiteralPart(character.ToString())],
            });
        }

        var growAt = parts.Count;
        if (domain is not null)
        {
            parts.Add(new LiteralPart("@"));
            parts.AddRange(domain.Length > 0 ? [new LiteralPart(domain)]
                : CompanyOf(group.Texts, context, name) is { } company ? [company, new LiteralPart(Nobodys)]
                : (IEnumerable<TemplatePart>)[new WordPart(WordKind.Domain, null, LetterCase.Lower)]);
        }

        return new Template(group.Key, [.. parts], group.Texts.Length, growAt);
    }

    // The words of the row's names that the run repeats in most rows: one, or two of which one may be its initial.
    private static TemplatePart[] WordsOf(TemplateGroup group, EncodingContext context, string name, int run, bool isInitial)
    {
        var words = group.Texts.Take(MostCompared).Select(entry => (Text: AddressKeys.WordsOf(entry.Text)[run], entry.Row)).ToArray();
        var letterCase = words.All(word => word.Text.All(c => !char.IsUpper(c))) ? LetterCase.Lower : LetterCase.Any;
        var names = Candidates(context, name)
            .Select(found => new ColumnPart(found.Column, found.Word, isInitial, letterCase, found.Instead))
            .ToArray();
        ColumnPart[][] ways = [.. names.Select(part => new[] { part }), .. isInitial ? [] : Joined(names)];
        var (way, agreeing) = ways.DefaultIfEmpty([])
            .Select(parts => (Parts: parts, Count: words.Count(word => parts.Length > 0 && Repeats(parts, context, word.Row, word.Text))))
            .MaxBy(entry => entry.Count);
        var alike = words.Count(word => Array.Exists(names, part => Resembles(part, context, word.Row, word.Text)));
        return agreeing > 0 && Math.Max(agreeing, alike) >= LeastAgreement * words.Length ? way
            : !isInitial && RolesOf(words, context) is { } roles ? [roles]
            : isInitial ? [new CharactersPart([new Alphabet("abcdefghijklmnoprstuvwz", [])])]
            : [new WordPart(run == 0 ? WordKind.Given : WordKind.Family, WordLists.Fallback, LetterCase.Lower)
            {
                Sieve = AddressSieves.Of(group),
            }];
    }

    // What of the company's name the domain repeats in most rows: all of it, or its first word; null where it does not.
    private static ColumnPart? CompanyOf(IEnumerable<(string Text, int Row)> addresses, EncodingContext context, string name)
    {
        if (context.Meanings?.ColumnOf(SemanticType.Company, name) is not { } company)
        {
            return null;
        }

        var labels = addresses.Take(MostCompared)
            .Select(entry => (Text: entry.Text[(entry.Text.LastIndexOf('@') + 1)..].Split('.')[0], entry.Row)).ToArray();
        var (way, agreeing) = new[] { ColumnPart.AllWords, 0 }
            .Select(word => new ColumnPart(company, word, false, LetterCase.Lower, WordKind.Family))
            .Select(part => (Part: part, Count: labels.Count(label => Repeats([part], context, label.Row, label.Text))))
            .MaxBy(entry => entry.Count);
        return agreeing >= LeastAgreement * labels.Length ? way : null;
    }

    // Words that are no names of the row, but names of roles, of which many families have each; null where they are not.
    private static ChoicePart? RolesOf((string Text, int Row)[] words, EncodingContext context)
    {
        var roles = words.GroupBy(word => word.Text, StringComparer.Ordinal)
            .Where(role => TemplateGroup.HasFamilies(role.Select(word => context.Families[word.Row]), context.MinFamilies))
            .OrderBy(role => role.Key, StringComparer.Ordinal)
            .Select(role => new CategoryValue(role.Key, role.Count()))
            .ToArray();
        return roles.Length is > 0 and <= MostRoles && roles.Sum(role => role.Rows) >= LeastRoles * words.Length
            ? new ChoicePart(roles)
            : null;
    }

    // asmith, annas, annasmith: two words of different columns, or of one that holds both.
    private static IEnumerable<ColumnPart[]> Joined(ColumnPart[] names) =>
        from first in names
        from second in names
        where first != second
        from way in new ColumnPart[][]
        {
            [first with { IsInitial = true }, second], [first, second with { IsInitial = true }], [first, second],
        }
        select way;

    // Names are often shortened or misspelt; the ways of a few are then better than names of nobody.
    private static bool Resembles(ColumnPart part, EncodingContext context, int row, string text) =>
        context.Meanings!.VectorOf(part.Column) is BytesVector { Kind: StorageKind.Utf8 } values
        && ColumnPart.WordOf(values.GetString(row), part.Word) is { Length: >= LeastLetters } word
        && (text.Contains(word, StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(word[..LeastLetters], StringComparison.OrdinalIgnoreCase));

    private static bool Repeats(ColumnPart[] parts, EncodingContext context, int row, string text)
    {
        var rest = text.AsSpan();
        foreach (var part in parts)
        {
            var word = context.Meanings!.VectorOf(part.Column) is BytesVector { Kind: StorageKind.Utf8 } values
                ? ColumnPart.WordOf(values.GetString(row), part.Word)
                : null;
            var repeated = word is null ? default : word.AsSpan(0, part.IsInitial ? 1 : word.Length);
            if (repeated.IsEmpty || !rest.StartsWith(repeated, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            rest = rest[repeated.Length..];
        }

        return rest.IsEmpty;
    }

    private static IEnumerable<(string Column, int Word, WordKind Instead)> Candidates(EncodingContext context, string name)
    {
        if (context.Meanings?.ColumnOf(SemanticType.GivenName, name) is { } given)
        {
            yield return (given, ColumnPart.AllWords, WordKind.Given);
            yield return (given, 0, WordKind.Given);
        }

        if (context.Meanings?.ColumnOf(SemanticType.FamilyName, name) is { } family)
        {
            yield return (family, ColumnPart.AllWords, WordKind.Family);
            yield return (family, -1, WordKind.Family);
        }

        if (context.Meanings?.ColumnOf(SemanticType.FullName, name) is { } full)
        {
            yield return (full, 0, WordKind.Given);
            yield return (full, -1, WordKind.Family);
        }
    }
}
