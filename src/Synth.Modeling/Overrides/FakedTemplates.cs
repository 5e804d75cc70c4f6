namespace Synth.Modeling;

/// <summary>The forms of texts that are made up by their meaning, without a look at the source's.</summary>
internal static class FakedTemplates
{
    private static readonly Alphabet Hexadecimal = new("0123456789abcdef", []);
    private static readonly Alphabet Capitals = new("ABCDEFGHIJKLMNOPQRSTUVWXYZ", []);

    private static readonly Dictionary<SemanticType, Func<string?, TemplatePart[]>> Forms = new()
    {
        [SemanticType.GivenName] = locale => [Word(WordKind.Given, locale)],
        [SemanticType.FamilyName] = locale => [Word(WordKind.Family, locale)],
        [SemanticType.FullName] = locale => [Word(WordKind.Given, locale), Text(" "), Word(WordKind.Family, locale)],
        [SemanticType.Initials] = _ => [Run(2, Capitals)],
        [SemanticType.Email] = _ => [Plain(WordKind.Given), Run(6), Text("@"), Plain(WordKind.Domain)],
        [SemanticType.UserName] = _ => [Plain(WordKind.Given), Run(4)],
        [SemanticType.Phone] = _ => [Text("+49 "), new NumberPart(151, 179, 3), Text(" "), Run(8)],
        [SemanticType.StreetName] = locale => [Word(WordKind.Street, locale)],
        [SemanticType.StreetAddress] = locale => [Word(WordKind.Street, locale), Text(" "), HouseNumber],
        [SemanticType.HouseNumber] = _ => [HouseNumber],
        [SemanticType.City] = locale => [Word(WordKind.City, locale)],
        [SemanticType.Region] = locale => [Word(WordKind.Region, locale)],
        [SemanticType.PostalCode] = _ => [new NumberPart(10_000, 99_999, 5)],
        [SemanticType.Company] = locale => [Word(WordKind.Company, locale)],
        [SemanticType.JobTitle] = locale => [Word(WordKind.JobTitle, locale)],
        [SemanticType.Url] = _ => [Text("https://www."), Plain(WordKind.Domain), Text("/"), Plain(WordKind.Word)],
        [SemanticType.IpAddress] = _ => [Text("10."), Octet, Text("."), Octet, Text("."), Octet],
        [SemanticType.MacAddress] = _ =>
            [Text("02"), .. Enumerable.Range(0, 5).SelectMany(_ => new TemplatePart[] { Text(":"), Run(2, Hexadecimal) })],
        [SemanticType.CardNumber] = _ => [Text("4"), Run(8), Run(7)],
        [SemanticType.Iban] = _ => [Text("DE00"), Run(9), Run(9)],
        [SemanticType.Ean] = _ => [Text("4"), Run(6), Run(6)],
        [SemanticType.Hash] = _ => [.. Enumerable.Range(0, 8).Select(_ => Run(8, Hexadecimal))],
        [SemanticType.Token] = _ => [.. Enumerable.Range(0, 4).Select(_ => Run(8, Hexadecimal))],
        [SemanticType.FreeText] = locale =>
            [Capital(locale), .. Enumerable.Range(0, 7)
                .SelectMany(_ => new TemplatePart[] { Text(" "), Word(WordKind.Word, locale) }), Text(".")],
        [SemanticType.Slug] = locale => [Word(WordKind.Word, locale), Text("-"), Word(WordKind.Word, locale), Text("-"), Run(4)],
        [SemanticType.Version] = _ => [new NumberPart(1, 9, 1), Text("."), new NumberPart(0, 19, 1), Text("."), new NumberPart(0, 29, 1)],
    };

    /// <summary>The meanings that there are forms of.</summary>
    public static IReadOnlyList<SemanticType> Meanings { get; } = [.. Forms.Keys.Order()];

    /// <summary>The parts of a meaning's texts; null where there is no form of it.</summary>
    /// <param name="meaning">The meaning.</param>
    /// <param name="locale">The language; null for English.</param>
    public static TemplatePart[]? Of(SemanticType meaning, string? locale) =>
        Forms.TryGetValue(meaning, out var form) ? form(locale) : null;

    /// <summary>The scheme of check digits of a meaning's texts; null for none.</summary>
    public static string? CheckOf(SemanticType meaning) => meaning switch
    {
        SemanticType.CardNumber => "luhn",
        SemanticType.Iban => "iban",
        SemanticType.Ean => "ean",
        _ => null,
    };

    private static NumberPart HouseNumber => new(1, 199, 1);

    private static NumberPart Octet => new(0, 254, 1);

    private static LiteralPart Text(string text) => new(text);

    private static CharactersPart Run(int length, Alphabet? alphabet = null) =>
        new([.. Enumerable.Repeat(alphabet ?? Alphabet.Digits, length)]);

    private static WordPart Word(WordKind kind, string? locale) => new(kind, locale, LetterCase.Any);

    private static WordPart Capital(string? locale) => new(WordKind.Word, locale, LetterCase.Capitalised);

    // What stands in addresses is written in letters that any system takes.
    private static WordPart Plain(WordKind kind) => new(kind, WordLists.Fallback, LetterCase.Lower);
}
