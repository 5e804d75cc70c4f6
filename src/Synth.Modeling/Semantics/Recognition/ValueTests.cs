using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace Synth.Modeling;

/// <summary>Whether a single text can be a value of a meaning, by its form and its check digits.</summary>
internal static partial class ValueTests
{
    private const int LongestAddress = 500;

    /// <summary>An e-mail address with a domain.</summary>
    public static bool IsEmail(string text) => text.Contains('@') && EmailForm().IsMatch(text) && MailAddress.TryCreate(text, out _);

    /// <summary>A web address, with or without its scheme.</summary>
    public static bool IsUrl(string text) =>
        UrlForm().IsMatch(text)
        && Uri.TryCreate(text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"http://{text}" : text, UriKind.Absolute, out _);

    /// <summary>An IP address, with or without the length of a network.</summary>
    public static bool IsIpAddress(string text)
    {
        var address = text.Split('/')[0];
        return (address.Count(c => c == '.') == 3 || address.Contains(':'))
            && IPAddress.TryParse(address, out _)
            && !MacForm().IsMatch(text);
    }

    /// <summary>A hardware address of six bytes.</summary>
    public static bool IsMacAddress(string text) => MacForm().IsMatch(text);

    /// <summary>A UUID in its usual form, with or without braces.</summary>
    public static bool IsUuid(string text) => text.Length is 36 or 38 && Guid.TryParse(text, out _);

    /// <summary>An IBAN, with or without blanks.</summary>
    public static bool IsIban(string text) => IbanForm().IsMatch(text) && Checksums.IsIban(CheckScheme.Compact(text));

    /// <summary>A BIC of eight or eleven characters.</summary>
    public static bool IsBic(string text) => BicForm().IsMatch(text) && Countries.Find(text.AsSpan(4, 2)) is not null;

    /// <summary>A card number: 13 to 19 digits by Luhn that begin as cards do.</summary>
    public static bool IsCardNumber(string text)
    {
        if (!Checksums.IsSeparatedDigits(text) || text[0] is not ('2' or '3' or '4' or '5' or '6'))
        {
            return false;
        }

        var digits = Checksums.Digits(text);
        return digits.Length is >= 13 and <= 19 && Checksums.Luhn(digits.AsSpan(0, digits.Length - 1)) == digits[^1] - '0';
    }

    /// <summary>An ISBN of ten or thirteen digits.</summary>
    public static bool IsIsbn(string text)
    {
        if (!IsbnForm().IsMatch(text))
        {
            return false;
        }

        var digits = Checksums.Digits(text).ToUpperInvariant();
        return digits.Length == 10
            ? NationalChecks.AreDigits(digits.AsSpan(0, 9)) && Checksums.Isbn10(digits) == digits[9]
            : digits.Length == 13 && digits.StartsWith("97", StringComparison.Ordinal) && IsEan(digits);
    }

    /// <summary>An article number of 8, 12, 13 or 14 digits.</summary>
    public static bool IsEan(string text) =>
        text.Length is 8 or 12 or 13 or 14 && NationalChecks.AreDigits(text)
            && Checksums.Ean(text.AsSpan(0, text.Length - 1)) == text[^1] - '0';

    /// <summary>A colour by its hexadecimal or functional notation.</summary>
    public static bool IsColour(string text) => ColourForm().IsMatch(text);

    /// <summary>A digest of 16, 20, 28, 32, 48 or 64 bytes in hexadecimal digits.</summary>
    public static bool IsHash(string text) =>
        text.Length is 32 or 40 or 56 or 64 or 96 or 128 && HexForm().IsMatch(text) && text.Any(char.IsAsciiLetter);

    /// <summary>A password hash in modular crypt format or PHC string form.</summary>
    public static bool IsPasswordHash(string text) => PasswordHashForm().IsMatch(text);

    /// <summary>A random secret: long, without blanks, of letters and digits mixed, or a JSON web token.</summary>
    public static bool IsToken(string text) =>
        text.Length >= 16 && TokenForm().IsMatch(text) && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter)
        && Switches(text) >= text.Length / 8;

    /// <summary>A JSON object or array.</summary>
    public static bool IsJson(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 2 || !(trimmed[0], trimmed[^1]).Equals(trimmed[0] == '{' ? ('{', '}') : ('[', ']')))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A well-formed XML document that is no HTML.</summary>
    public static bool IsXml(string text)
    {
        if (!text.StartsWith('<') || IsHtml(text))
        {
            return false;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>Text with tags of HTML.</summary>
    public static bool IsHtml(string text) => HtmlForm().IsMatch(text);

    /// <summary>A path or a file name with an extension.</summary>
    public static bool IsFilePath(string text) => PathForm().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal);

    /// <summary>Words of lower-case letters and digits joined by hyphens.</summary>
    public static bool IsSlug(string text) => SlugForm().IsMatch(text);

    /// <summary>A version of two to four numbers, with or without what follows.</summary>
    public static bool IsVersion(string text) => VersionForm().IsMatch(text);

    /// <summary>A telephone number: 6 to 15 digits with the usual separators.</summary>
    public static bool IsPhone(string text) => PhoneForm().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 6 and <= 17;

    /// <summary>Words and a number, in either order; never a long text, which would be searched once for each of its letters.</summary>
    public static bool IsStreetAddress(string text) => text.Length <= LongestAddress && StreetForm().IsMatch(text);

    /// <summary>The number of a house.</summary>
    public static bool IsHouseNumber(string text) => HouseNumberForm().IsMatch(text);

    /// <summary>Sentences: at least four words.</summary>
    public static bool IsFreeText(string text) => text.Count(char.IsWhiteSpace) >= 3 && text.Count(char.IsLetter) > text.Length / 2;

    // How often letters, digits and cases follow each other.
    private static int Switches(string text) => text.Zip(text.Skip(1), (a, b) => Kind(a) != Kind(b) ? 1 : 0).Sum();

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;

    [GeneratedRegex(@"^[^@\s""(),:;<>\[\]\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^(https?://|ftp://|www\.)[^\s/]+\.?[^\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex UrlForm();

    [GeneratedRegex(@"^[0-9A-Fa-f]{2}([:-]?[0-9A-Fa-f]{2}){5}$|^([0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}$")]
    private static partial Regex MacForm();

    [GeneratedRegex(@"^[A-Z]{2}\d{2}( ?[0-9A-Z]){11,30}$")]
    private static partial Regex IbanForm();

    [GeneratedRegex(@"^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$")]
    private static partial Regex BicForm();

    [GeneratedRegex(@"^(97[89][- ]?)?(\d[- ]?){9}[\dXx]$")]
    private static partial Regex IsbnForm();

    [GeneratedRegex(@"^#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$|^(rgb|hsl)a?\([\d\s.,%]+\)$")]
    private static partial Regex ColourForm();

    [GeneratedRegex(@"^([0-9a-f]+|[0-9A-F]+)$")]
    private static partial Regex HexForm();

    [GeneratedRegex(@"^\$(2[abxy]?|1|5|6|y|argon2(i|d|id)|scrypt|pbkdf2[-a-z0-9]*)\$.{20,}|^pbkdf2_sha\d+\$|^\{S?SHA\d*\}"
        + @"|^AQAAAA[IE]AA[A-Za-z0-9+/=]{60,}")]
    private static partial Regex PasswordHashForm();

    [GeneratedRegex(@"^[A-Za-z0-9_\-+/=.]+$")]
    private static partial Regex TokenForm();

    [GeneratedRegex(@"</?(p|br|strong|div|span|h[1-6]|ul|ol|li|html|body|table|tr|td|img)(\s[^>]*)?/?>|<a\s+href", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlForm();

    [GeneratedRegex(@"^([A-Za-z]:\\|\\\\|~?/|\./|\.\./)[^\n:*?""<>|]+$|^([\w .-]+[/\\])*[\w .()-]+\.[A-Za-z][A-Za-z0-9]{1,4}$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^v?\d{1,4}(\.\d{1,5}){1,3}([-+][0-9A-Za-z.-]+)?$")]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^[+(]?\d[\d\s().\-/]*(\s?(x|ext\.?)\s?\d{1,6})?$", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"^\d+[A-Za-z]?(\s|,|-).*\p{L}{2}|\p{L}{2}.*[\s.]\d+\s?[A-Za-z]?([/\-]\d+\s?[A-Za-z]?)?(,.*)?$")]
    private static partial Regex StreetForm();

    [GeneratedRegex(@"^\d{1,5}\s?[A-Za-z]?([/\-]\d{1,4}\s?[A-Za-z]?)?$")]
    private static partial Regex HouseNumberForm();
}
