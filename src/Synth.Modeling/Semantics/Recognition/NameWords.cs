using System.Globalization;
using System.Text;

namespace Synth.Modeling;

/// <summary>Takes the names of tables and columns apart into words.</summary>
internal static class NameWords
{
    /// <summary>The words of a name in lower case without accents: <c>billingPostCode</c> is billing, post, code.</summary>
    public static string[] Split(string name)
    {
        var plain = Fold(name);
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= plain.Length; i++)
        {
            var ends = i == plain.Length
                || !char.IsLetterOrDigit(plain[i])
                || (char.IsUpper(plain[i]) && (char.IsLower(plain[i - 1]) || EndsCapitals(plain, i)));
            if (!ends)
            {
                continue;
            }

            var word = plain[start..i].Trim('_', ' ', '-', '.', '$', '#').ToLowerInvariant();
            if (word.Length > 0)
            {
                words.Add(word);
            }

            start = i;
        }

        return [.. words];
    }

    // The last capital of a run begins the next word: HTTPServer is http and server.
    private static bool EndsCapitals(string name, int i) => i + 1 < name.Length && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1]);

    /// <summary>The text without accents; letters that are no Latin ones stay.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                result.Append(letter switch
                {
                    'ß' => "ss",
                    'ø' => "o",
                    'Ø' => "O",
                    'ł' => "l",
                    'Ł' => "L",
                    'æ' => "ae",
                    'Æ' => "Ae",
                    'đ' => "d",
                    'Đ' => "D",
                    'ı' => "i",
                    _ => letter.ToString(),
                });
            }
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
