using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// Check digits of value added tax identifiers with their country's letters, on numbers without separators (the algorithms of the member
/// states, as the European Commission's validation service VIES lists their forms).
/// </summary>
internal static class VatChecks
{
    private static readonly int[] SwissWeights = [5, 4, 3, 2, 7, 6, 5, 4];
    private static readonly int[] DanishWeights = [2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] FinnishWeights = [7, 9, 10, 5, 8, 4, 2];

    /// <summary>France: two digits that follow from the company's number, whose last digit is Luhn's.</summary>
    public static bool IsFrench(string number) =>
        Digits(number, "FR", 11) is { } digits && IsLuhn(digits[2..])
        && (12 + (3 * (Parse(digits[2..]) % 97))) % 97 == Parse(digits[..2]);

    /// <summary>Great Britain: seven weighted digits and the two that bring them to a multiple of 97, or to 55 beside one.</summary>
    public static bool IsBritish(string number)
    {
        if (Digits(number, "GB", 9) is not { } digits)
        {
            return false;
        }

        var sum = Enumerable.Range(0, 7).Sum(place => (8 - place) * (digits[place] - '0')) + Parse(digits[7..]);
        return sum % 97 is 0 or 42;
    }

    /// <summary>Sweden: ten digits, the last of them Luhn's, and the number of the branch.</summary>
    public static bool IsSwedish(string number) =>
        Digits(number, "SE", 12) is { } digits && digits.EndsWith("01", StringComparison.Ordinal) && IsLuhn(digits[..10]);

    /// <summary>The Netherlands: nine digits by the eleven test, B and two digits.</summary>
    public static bool IsDutch(string number) =>
        number.Length == 14 && number[11] == 'B' && number.StartsWith("NL", StringComparison.Ordinal)
        && NationalChecks.AreDigits(number.AsSpan(12)) && NationalChecks.IsBsn(number[2..11]);

    /// <summary>Italy: eleven digits, the last of them Luhn's.</summary>
    public static bool IsItalian(string number) => Digits(number, "IT", 11) is { } digits && IsLuhn(digits);

    /// <summary>Austria: U and eight digits, every second of seven counted twice by its digits, with four more.</summary>
    public static bool IsAustrian(string number)
    {
        if (Digits(number, "ATU", 8) is not { } digits)
        {
            return false;
        }

        var sum = 4;
        for (var place = 0; place < 7; place++)
        {
            var digit = digits[place] - '0';
            sum += place % 2 == 0 ? digit : (2 * digit / 10) + (2 * digit % 10);
        }

        return (10 - (sum % 10)) % 10 == digits[7] - '0';
    }

    /// <summary>Switzerland: CHE and nine digits by weights modulo 11.</summary>
    public static bool IsSwiss(string number) =>
        Digits(number, "CHE", 9) is { } digits && (11 - (Sum(digits, SwissWeights) % 11)) % 11 == digits[8] - '0';

    /// <summary>Denmark: eight digits whose weighted sum is a multiple of 11.</summary>
    public static bool IsDanish(string number) => Digits(number, "DK", 8) is { } digits && Sum(digits, DanishWeights) % 11 == 0;

    /// <summary>Finland: eight digits by weights modulo 11.</summary>
    public static bool IsFinnish(string number) =>
        Digits(number, "FI", 8) is { } digits && (11 - (Sum(digits, FinnishWeights) % 11)) % 11 == digits[7] - '0';

    /// <summary>Portugal: nine digits by weights modulo 11, of which ten is written as zero.</summary>
    public static bool IsPortuguese(string number) =>
        Digits(number, "PT", 9) is { } digits
        && (11 - (Enumerable.Range(0, 8).Sum(place => (9 - place) * (digits[place] - '0')) % 11)) % 11 % 10 == digits[8] - '0';

    private static string? Digits(string number, string country, int count) =>
        number.Length == country.Length + count && number.StartsWith(country, StringComparison.Ordinal)
        && NationalChecks.AreDigits(number.AsSpan(country.Length)) ? number[country.Length..] : null;

    private static bool IsLuhn(string digits) => Checksums.Luhn(digits.AsSpan(0, digits.Length - 1)) == digits[^1] - '0';

    private static int Sum(string digits, int[] weights) => weights.Index().Sum(entry => entry.Item * (digits[entry.Index] - '0'));

    private static int Parse(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
