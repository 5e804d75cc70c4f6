namespace Synth.Modeling;

/// <summary>
/// A rule by which some characters of a number follow from the others. Works on the number without separators, its letters in upper case.
/// </summary>
/// <param name="Name">The scheme's name, as it stands in the model.</param>
/// <param name="Places">The places of the check characters; negative ones count from the end (-1 is the last).</param>
/// <param name="Alphabet">What check characters can be.</param>
/// <param name="IsValid">Whether a whole number keeps the rule, its length included.</param>
internal sealed record CheckScheme(string Name, int[] Places, string Alphabet, Func<string, bool> IsValid)
{
    private const string DecimalDigits = "0123456789";

    /// <summary>All schemes: the rarer a random number passes one, the earlier it stands.</summary>
    public static IReadOnlyList<CheckScheme> All { get; } =
    [
        new("iban", [2, 3], DecimalDigits, number => Checksums.IsIban(number)),
        new("fr-nir", [-2, -1], DecimalDigits, NationalChecks.IsFrenchNir),
        new("fr-vat", [2, 3, -1], DecimalDigits, VatChecks.IsFrench),
        new("gb-vat", [-2, -1], DecimalDigits, VatChecks.IsBritish),
        new("se-vat", [-3], DecimalDigits, VatChecks.IsSwedish),
        new("nl-vat", [10], DecimalDigits, VatChecks.IsDutch),
        new("it-vat", [-1], DecimalDigits, VatChecks.IsItalian),
        new("at-vat", [-1], DecimalDigits, VatChecks.IsAustrian),
        new("ch-vat", [-1], DecimalDigits, VatChecks.IsSwiss),
        new("dk-vat", [-1], DecimalDigits, VatChecks.IsDanish),
        new("fi-vat", [-1], DecimalDigits, VatChecks.IsFinnish),
        new("pt-vat", [-1], DecimalDigits, VatChecks.IsPortuguese),
        new("be-97", [-2, -1], DecimalDigits, NationalChecks.IsBelgian97),
        new("br-cnpj", [-2, -1], DecimalDigits, NationalChecks.IsCnpj),
        new("br-cpf", [-2, -1], DecimalDigits, NationalChecks.IsCpf),
        new("it-cf", [-1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ", NationalChecks.IsCodiceFiscale),
        new("es-dni", [-1], "ABCDEFGHJKLMNPQRSTVWXYZ", NationalChecks.IsSpanishDni),
        new("isbn10", [-1], "0123456789X", number =>
            number.Length == 10 && NationalChecks.AreDigits(number.AsSpan(0, 9)) && Checksums.Isbn10(number) == number[9]),
        new("cz-11", [-1], DecimalDigits, NationalChecks.IsCzechBirthNumber),
        new("nl-11", [-1], DecimalDigits, NationalChecks.IsBsn),
        new("pl-nip", [-1], DecimalDigits, NationalChecks.IsNip),
        new("pl-pesel", [-1], DecimalDigits, NationalChecks.IsPesel),
        new("mod-11-10", [-1], DecimalDigits, NationalChecks.IsMod1110),
        new("ean", [-1], DecimalDigits, number =>
            number.Length is 8 or 12 or 13 or 14 && NationalChecks.AreDigits(number)
                && Checksums.Ean(number.AsSpan(0, number.Length - 1)) == number[^1] - '0'),
        new("luhn", [-1], DecimalDigits, number =>
            number.Length is >= 8 and <= 19 && NationalChecks.AreDigits(number)
                && Checksums.Luhn(number.AsSpan(0, number.Length - 1)) == number[^1] - '0'),
    ];

    /// <summary>The scheme of a name; null when there is none.</summary>
    public static CheckScheme? Named(string? name) => All.FirstOrDefault(scheme => scheme.Name == name);

    /// <summary>The number without separators and in upper case: what the schemes look at.</summary>
    public static string Compact(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>
    /// The scheme that all the numbers keep; null when there is none or when they are too few to tell it from chance (a tenth of
    /// random numbers passes one check digit, so six different numbers leave one in a million).
    /// </summary>
    public static CheckScheme? Find(IEnumerable<string> numbers)
    {
        var compact = numbers.Select(Compact).Distinct().Take(500).ToArray();
        return compact.Length < 6 ? null : All.FirstOrDefault(scheme => Array.TrueForAll(compact, number => scheme.IsValid(number)));
    }
}
