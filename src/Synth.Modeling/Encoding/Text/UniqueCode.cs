using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Makes texts different from each other by construction: a code that is a bijection of the row's position takes the place of the
/// first characters of the longest word (of the longest run of digits where there is no word). Equal texts would have equal codes.
/// </summary>
internal sealed class UniqueCode
{
    private readonly KeyedPermutation permutation;
    private readonly int? maxLength;
    private readonly string subject;

    /// <summary>Makes the codes of a column.</summary>
    /// <param name="stream">The column's stream.</param>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="subject">The column, for errors.</param>
    /// <exception cref="UnsupportedSchemaException">The column is too short for that many different values.</exception>
    public UniqueCode(RandomStream stream, long rowCount, int? maxLength, string subject)
    {
        this.maxLength = maxLength;
        this.subject = subject;
        permutation = new KeyedPermutation(stream, rowCount);
        if (WidthOf(26) > (maxLength ?? int.MaxValue))
        {
            throw TooShort(26);
        }
    }

    /// <summary>The text with the code of a position in it.</summary>
    public string Apply(string text, long position)
    {
        var tokens = Token.Split(Fit(text));
        var words = tokens.Any(token => token.IsWord);
        if (!words && !tokens.Any(token => token.Kind == TokenKind.Digits))
        {
            tokens.Insert(0, new Token(TokenKind.Lower, "x"));
            words = true;
        }

        var longest = tokens.Where(token => words ? token.IsWord : token.Kind == TokenKind.Digits).MaxBy(token => token.Text.Length)!;
        var radix = words ? 26 : 10;
        var code = Write(permutation[position], radix, WidthOf(radix), longest);
        var replaced = code.Length >= longest.Text.Length ? code : code + longest.Text[code.Length..];
        var others = tokens.Sum(token => token.Text.Length) - longest.Text.Length;
        if (others + replaced.Length > (maxLength ?? int.MaxValue))
        {
            return replaced.Length <= maxLength ? replaced : throw TooShort(radix);
        }

        return string.Concat(tokens.Select(token => ReferenceEquals(token, longest) ? replaced : token.Text));
    }

    private string Fit(string text) => text.Length > (maxLength ?? int.MaxValue) ? text[..maxLength!.Value] : text;

    private int WidthOf(int radix)
    {
        var width = 1;
        for (Int128 values = radix; values < permutation.Size; values *= radix)
        {
            width++;
        }

        return width;
    }

    private static string Write(long number, int radix, int width, Token pattern)
    {
        Span<char> code = stackalloc char[width];
        for (var i = width - 1; i >= 0; i--)
        {
            var digit = (char)(number % radix);
            number /= radix;
            code[i] = radix == 10 ? (char)('0' + digit)
                : pattern.Kind == TokenKind.Upper || (i == 0 && pattern.Kind == TokenKind.Capitalised) ? (char)('A' + digit)
                : (char)('a' + digit);
        }

        return new string(code);
    }

    private UnsupportedSchemaException TooShort(int radix) => TooFewValues.Of(subject, string.Create(
        CultureInfo.InvariantCulture,
        $"{permutation.Size} different values are needed, but it holds at most {maxLength} characters, of which there are "
        + $"{TooFewValues.CountOf(radix, maxLength ?? 0)}. Lower --scale."));
}
