namespace Synth.Modeling;

/// <summary>Check digits of the numbers that people are known by. Digits may be separated by blanks, hyphens and dots.</summary>
internal static class Checksums
{
    /// <summary>The check digit by Luhn (ISO/IEC 7812-1, annex B) of digits without it.</summary>
    public static int Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The check digit of an EAN, UPC or ISBN-13 (weights 3 and 1 from the right) of digits without it.</summary>
    public static int Ean(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[digits.Length - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The check character of an ISBN-10 of its nine digits: a digit or X.</summary>
    public static char Isbn10(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += (10 - i) * (digits[i] - '0');
        }

        var rest = (11 - (sum % 11)) % 11;
        return rest == 10 ? 'X' : (char)('0' + rest);
    }

    /// <summary>The remainder by 97 of digits and letters (A = 10 … Z = 35), as ISO/IEC 7064 has it.</summary>
    public static int Mod97(ReadOnlySpan<char> characters)
    {
        var rest = 0;
        foreach (var character in characters)
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : char.ToUpperInvariant(character) - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest;
    }

    /// <summary>Whether an IBAN without blanks has its check digits right (ISO 13616-1, section 6).</summary>
    public static bool IsIban(ReadOnlySpan<char> iban)
    {
        if (iban.Length is < 15 or > 34 || !char.IsAsciiLetterUpper(iban[0]) || !char.IsAsciiLetterUpper(iban[1]))
        {
            return false;
        }

        Span<char> turned = stackalloc char[iban.Length];
        iban[4..].CopyTo(turned);
        iban[..4].CopyTo(turned[(iban.Length - 4)..]);
        foreach (var character in turned)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }

        return Mod97(turned) == 1;
    }

    /// <summary>The two check digits of an IBAN.</summary>
    /// <param name="country">The two letters of the country.</param>
    /// <param name="account">The account without blanks.</param>
    public static int Iban(ReadOnlySpan<char> country, ReadOnlySpan<char> account)
    {
        Span<char> turned = stackalloc char[account.Length + 4];
        account.CopyTo(turned);
        country[..2].CopyTo(turned[account.Length..]);
        turned[^2] = turned[^1] = '0';
        return 98 - Mod97(turned);
    }

    /// <summary>The digits (and a final X) of a text, without separators.</summary>
    public static string Digits(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is 'X' or 'x'));

    /// <summary>Whether a text is digits with at most blanks, hyphens and dots between them.</summary>
    public static bool IsSeparatedDigits(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '.');
}
