using System.Globalization;

namespace Synth.Modeling;

/// <summary>Check digits of national identifiers of persons and companies, on numbers without separators.</summary>
internal static class NationalChecks
{
    private const string DniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static readonly int[] NipWeights = [6, 5, 7, 2, 3, 4, 5, 6, 7];
    private static readonly int[] PeselWeights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
    private static readonly int[] CnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

    // Codice fiscale, decree of 23 December 1976: what characters at odd places count.
    private static readonly int[] OddPlaces =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Whether all characters are decimal digits.</summary>
    public static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>France, NIR: 13 digits and 97 less their remainder by 97.</summary>
    public static bool IsFrenchNir(string number) =>
        number.Length == 15 && AreDigits(number) && (number[0] is '1' or '2')
        && 97 - (Parse(number[..13]) % 97) == Parse(number[13..]);

    /// <summary>Belgium, enterprise and register numbers: 97 less the remainder by 97, with or without the country's letters.</summary>
    public static bool IsBelgian97(string number)
    {
        var digits = number.StartsWith("BE", StringComparison.Ordinal) ? number[2..] : number;
        return digits.Length is 10 or 11 && AreDigits(digits)
            && (97 - (Parse(digits[..^2]) % 97) == Parse(digits[^2..])
                || (digits.Length == 11 && 97 - (Parse($"2{digits[..^2]}") % 97) == Parse(digits[^2..])));
    }

    /// <summary>Brazil, CPF: eleven digits, two of them by weights modulo 11.</summary>
    public static bool IsCpf(string number) =>
        number.Length == 11 && AreDigits(number) && number.Distinct().Count() > 1
        && BrazilianDigit(Sum(number.AsSpan(0, 9), place => 10 - place)) == number[9] - '0'
        && BrazilianDigit(Sum(number.AsSpan(0, 10), place => 11 - place)) == number[10] - '0';

    /// <summary>Brazil, CNPJ: fourteen digits, two of them by weights modulo 11.</summary>
    public static bool IsCnpj(string number) =>
        number.Length == 14 && AreDigits(number)
        && BrazilianDigit(Sum(number.AsSpan(0, 12), place => CnpjWeights[place + 1])) == number[12] - '0'
        && BrazilianDigit(Sum(number.AsSpan(0, 13), place => CnpjWeights[place])) == number[13] - '0';

    /// <summary>Italy, codice fiscale: letters and digits, the last letter by two tables.</summary>
    public static bool IsCodiceFiscale(string number)
    {
        if (number.Length != 16 || !number.All(char.IsAsciiLetterOrDigit)
            || !char.IsAsciiLetter(number[15]) || !char.IsAsciiLetter(number[0]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit(number[i]) ? number[i] - '0' : number[i] - 'A';
            sum += i % 2 == 0 ? OddPlaces[value] : value;
        }

        return number[15] == 'A' + (sum % 26);
    }

    /// <summary>Spain, DNI and NIE: the letter of the remainder by 23.</summary>
    public static bool IsSpanishDni(string number)
    {
        if (number.Length != 9)
        {
            return false;
        }

        var digits = number[0] is >= 'X' and <= 'Z' ? $"{number[0] - 'X'}{number[1..8]}" : number[..8];
        return AreDigits(digits) && DniLetters[(int)(Parse(digits) % 23)] == number[8];
    }

    /// <summary>Czechia and Slovakia, birth number: ten digits divisible by 11 whose months are months.</summary>
    public static bool IsCzechBirthNumber(string number) =>
        number.Length == 10 && AreDigits(number) && Parse(number) % 11 == 0 && (Parse(number[2..4]) % 50 % 20) is >= 1 and <= 12
        && Parse(number[4..6]) is >= 1 and <= 31;

    /// <summary>The Netherlands, BSN: the eleven test.</summary>
    public static bool IsBsn(string number) =>
        number.Length == 9 && AreDigits(number) && (Sum(number.AsSpan(0, 8), place => 9 - place) - (number[8] - '0')) % 11 == 0;

    /// <summary>Poland, NIP: weights modulo 11, with or without the country's letters.</summary>
    public static bool IsNip(string number)
    {
        var digits = number.StartsWith("PL", StringComparison.Ordinal) ? number[2..] : number;
        return digits.Length == 10 && AreDigits(digits) && Sum(digits.AsSpan(0, 9), place => NipWeights[place]) % 11 == digits[9] - '0';
    }

    /// <summary>Poland, PESEL: weights modulo 10.</summary>
    public static bool IsPesel(string number) =>
        number.Length == 11 && AreDigits(number)
            && (10 - (Sum(number.AsSpan(0, 10), place => PeselWeights[place]) % 10)) % 10 == number[10] - '0';

    /// <summary>Germany, VAT and tax identifiers: ISO/IEC 7064, MOD 11,10, with or without the country's letters.</summary>
    public static bool IsMod1110(string number)
    {
        var digits = number.StartsWith("DE", StringComparison.Ordinal) ? number[2..] : number;
        if (digits.Length is not (9 or 11) || !AreDigits(digits))
        {
            return false;
        }

        var product = 10;
        foreach (var digit in digits.AsSpan(0, digits.Length - 1))
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[^1] - '0';
    }

    private static int BrazilianDigit(int sum) => sum % 11 < 2 ? 0 : 11 - (sum % 11);

    private static int Sum(ReadOnlySpan<char> digits, Func<int, int> weight)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * weight(i);
        }

        return sum;
    }

    private static long Parse(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
