using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The rules by which text and numbers are recognised, one or more for each meaning.</summary>
internal static class MeaningRules
{
    private const int FewValues = 6;
    private const int ManyValues = 20;

    /// <summary>Rules for text.</summary>
    public static IReadOnlyList<MeaningRule> Text { get; } =
    [
        new(SemanticType.Email, ValueTests.IsEmail, 0.99, 0.99),
        new(SemanticType.Url, ValueTests.IsUrl, 0.99, 0.97),
        new(SemanticType.Uuid, ValueTests.IsUuid, 0.99, 0.98),
        new(SemanticType.Iban, ValueTests.IsIban, 0.99, 0.99),
        new(SemanticType.Bic, ValueTests.IsBic, 0.98, 0.6) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.MacAddress, ValueTests.IsMacAddress, 0.99, 0.95) { Evidence = HasSeparators },
        new(SemanticType.IpAddress, ValueTests.IsIpAddress, 0.99, 0.96),
        new(SemanticType.CardNumber, ValueTests.IsCardNumber, 0.99, 0.88) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.Isbn, ValueTests.IsIsbn, 0.99, 0.9) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.Ean, ValueTests.IsEan, 0.98, 0.82) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.Colour, ValueTests.IsColour, 0.99, 0.95) { Evidence = sample => sample.ShareOf(value => value.Length > 4) > 0.5 },
        new(SemanticType.Colour, NameTests.IsColourName, 0.95, 0.8),
        new(SemanticType.PasswordHash, ValueTests.IsPasswordHash, 0.99, 0.98),
        new(SemanticType.PasswordHash, ValueTests.IsHash, 0.97),
        new(SemanticType.Hash, ValueTests.IsHash, 0.98, 0.9),
        new(SemanticType.Hash, ValueTests.IsToken, 0.9),
        new(SemanticType.Json, ValueTests.IsJson, 0.99, 0.97),
        new(SemanticType.Xml, ValueTests.IsXml, 0.98, 0.97),
        new(SemanticType.Html, ValueTests.IsHtml, 0.98, 0.97, LeastNamed: 0.3),
        new(SemanticType.Token, ValueTests.IsToken, 0.96, 0.72),
        new(SemanticType.Token, ValueTests.IsHash, 0.96),
        new(SemanticType.Token, ValueTests.IsUuid, 0.7),
        new(SemanticType.Version, ValueTests.IsVersion, 0.97, 0.75) { Evidence = HasVersionsOfThreeParts },
        new(SemanticType.Slug, ValueTests.IsSlug, 0.96, 0.75) { Evidence = IsHyphenatedWords },
        new(SemanticType.FilePath, ValueTests.IsFilePath, 0.97, 0.85),
        new(SemanticType.Phone, ValueTests.IsPhone, 0.97, 0.62) { Evidence = LooksDialled },
        new(SemanticType.HouseNumber, ValueTests.IsHouseNumber, 0.96),
        new(SemanticType.StreetAddress, ValueTests.IsStreetAddress, 0.96, 0.6, LeastNamed: 0.4) { Evidence = LooksLikeStreets },
        new(SemanticType.StreetName, NameTests.IsNameOfPlace, 0.93, LeastNamed: 0.7),
        new(SemanticType.StreetAddress, ValueTests.IsStreetAddress, 0.94) { NamedAs = SemanticType.StreetName },
        new(SemanticType.StreetName, NameTests.IsNameOfPlace, 0.7, LeastNamed: 0.9) { NamedAs = SemanticType.StreetAddress },
        new(SemanticType.PostalCode, NameTests.IsPostalCode, 0.97,
            0.6) { Evidence = sample => sample.ShareOf(NameTests.IsLetteredPostalCode) >= 0.9 },
        new(SemanticType.Gender, NameTests.IsGender, 0.98, 0.8,
            LeastNamed: 0.6) { Evidence = sample => sample.Values.Length is >= 2 and <= 4 },
        new(SemanticType.Currency, NameTests.IsCurrency, 0.98, 0.85, LeastNamed: 0.7),
        new(SemanticType.Language, NameTests.IsLanguage, 0.97, LeastNamed: 0.6),
        new(SemanticType.Country, NameTests.IsCountry, 0.98, 0.88, LeastNamed: 0.5) { Evidence = HasSeveralNames },
        new(SemanticType.Region, NameTests.IsRegion, 0.96, 0.65, LeastNamed: 0.2) { Evidence = HasSeveralNames },
        new(SemanticType.Region, NameTests.IsNameOfPlace, 0.85, LeastNamed: 0.9),
        new(SemanticType.City, NameTests.IsCity, 0.97, 0.7, LeastNamed: 0.2) { Evidence = HasSeveralNames },
        new(SemanticType.City, NameTests.IsCity, 0, 0.78) { LeastUnnamed = 0.72, Evidence = AreManyPlaces },
        new(SemanticType.City, NameTests.IsNameOfPlace, 0.9, LeastNamed: 0.8),
        new(SemanticType.GivenName, NameTests.IsGivenName, 0.98, 0.82, LeastNamed: 0.2) { Evidence = HasSeveralNames },
        new(SemanticType.GivenName, NameTests.IsNameOfPerson, 0.86, LeastNamed: 0.9),
        new(SemanticType.FamilyName, NameTests.IsFamilyName, 0.98, 0.8, LeastNamed: 0.15) { Evidence = HasSeveralNames },
        new(SemanticType.FamilyName, NameTests.IsNameOfPerson, 0.88, LeastNamed: 0.9),
        new(SemanticType.FullName, NameTests.IsFullName, 0.98, 0.86, LeastNamed: 0.3),
        new(SemanticType.FullName, NameTests.IsFullName, 0.9, LeastNamed: 0.4) { NamedAs = SemanticType.FamilyName },
        new(SemanticType.Initials, NameTests.AreInitials, 0.96, LeastNamed: 0.9),
        new(SemanticType.UserName, NameTests.IsHandle, 0.96, LeastNamed: 0.8),
        new(SemanticType.Company, NameTests.IsCompany, 0.97, 0.85, LeastNamed: 0.1),
        new(SemanticType.Company, NameTests.IsTitleText, 0.88, LeastNamed: 0.8),
        new(SemanticType.JobTitle, NameTests.IsJobTitle, 0.97, 0.85, LeastNamed: 0.2),
        new(SemanticType.JobTitle, NameTests.IsTitleText, 0.85, LeastNamed: 0.9),
        new(SemanticType.VatNumber, NameTests.IsVatNumber, 0.97, LeastNamed: 0.8),
        new(SemanticType.NationalId, NameTests.IsNationalId, 0.95, LeastNamed: 0.9),
        new(SemanticType.NationalId, NameTests.IsCheckedNationalId, 0.98, 0.8) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.FreeText, ValueTests.IsFreeText, 0.96, 0.85, LeastNamed: 0.3),
        new(SemanticType.Code, CodeForm.IsCode, 0.93, 0.72, LeastNamed: 0.8) { Evidence = CodeForm.HasCommonPattern },
    ];

    /// <summary>Rules for numbers.</summary>
    public static IReadOnlyList<MeaningRule> Numbers { get; } =
    [
        new(SemanticType.Latitude, text => IsWithin(text, 90), 0.98, LeastNamed: 1),
        new(SemanticType.Longitude, text => IsWithin(text, 180), 0.98, LeastNamed: 1),
    ];

    /// <summary>Rules for whole numbers.</summary>
    public static IReadOnlyList<MeaningRule> Integers { get; } =
    [
        new(SemanticType.PostalCode, text => text.Length is >= 3 and <= 8, 0.93, LeastNamed: 0.9),
        new(SemanticType.Phone, text => text.Length is >= 7 and <= 15, 0.93, LeastNamed: 0.9),
        new(SemanticType.Ean, ValueTests.IsEan, 0.97, 0.8) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.Isbn, ValueTests.IsIsbn, 0.97, 0.85) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.CardNumber, ValueTests.IsCardNumber, 0.97, 0.8) { Evidence = sample => sample.Values.Length >= FewValues },
        new(SemanticType.HouseNumber, ValueTests.IsHouseNumber, 0.94, LeastNamed: 0.9),
        new(SemanticType.NationalId, text => text.Length >= 7, 0.9, LeastNamed: 0.9),
        new(SemanticType.SequenceNumber, text => text.Length < 10, 0.85, LeastNamed: 0.9),
    ];

    /// <summary>The rules for a type; none where the type says it all.</summary>
    public static IEnumerable<MeaningRule> For(ColumnType type) => type.WithoutDomain() switch
    {
        TextType => Text,
        IntegerType { Bits: > 8 } or DecimalType { Scale: 0 } => [.. Integers, .. Numbers],
        DecimalType or FloatType => Numbers,
        _ => [],
    };

    private static bool IsWithin(string text, double limit) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= limit;

    private static bool HasSeparators(ColumnSample sample) => sample.ShareOf(value => value.Contains(':') || value.Contains('-')) > 0.5;

    private static bool HasSeveralNames(ColumnSample sample) => sample.Values.Length >= FewValues;

    // Of few of the names that are also family names there would be no telling.
    private static bool AreManyPlaces(ColumnSample sample) => sample.Values.Length >= ManyValues
        && sample.ShareOf(NameTests.IsFamilyName) < 0.5 && sample.ShareOf(NameTests.IsGivenName) < 0.5;

    private static bool HasVersionsOfThreeParts(ColumnSample sample) =>
        sample.ShareOf(value => value.Count(c => c == '.') == 2 || value[0] == 'v') > 0.5;

    private static bool IsHyphenatedWords(ColumnSample sample) =>
        sample.ShareOf(value => value.Contains('-')) > 0.5
            && sample.ShareOf(value => value.Count(char.IsAsciiLetterLower) > value.Length / 2) > 0.8;

    private static bool LooksDialled(ColumnSample sample) =>
        sample.ShareOf(value => value[0] is '+' or '(' or '0' && value.Count(char.IsAsciiDigit) is >= 7 and <= 15) > 0.6
        && sample.ShareOf(value => value.Any(c => c is ' ' or '-' or '(' or '/')) > 0.6;

    private static bool LooksLikeStreets(ColumnSample sample) =>
        sample.ShareOf(value => value.Contains(' ') && value.Count(char.IsLetter) >= 4 && value.Length <= 60) > 0.9
        && sample.ShareOf(NameTests.HasStreetWord) > 0.5;
}
