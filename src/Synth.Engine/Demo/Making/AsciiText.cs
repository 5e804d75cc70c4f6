using System.Globalization;
using System.Text;

namespace Synth.Engine.Demo.Making;

/// <summary>Names as they are written in e-mail addresses.</summary>
internal static class AsciiText
{
    /// <summary>Lower case, accents dropped, nothing but the letters a to z.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            _ = letter switch
            {
                'ß' => folded.Append("ss"),
                'ł' => folded.Append('l'),
                'ø' => folded.Append('o'),
                'æ' => folded.Append("ae"),
                >= 'a' and <= 'z' => folded.Append(letter),
                _ => folded,
            };
        }

        return folded.ToString();
    }

    /// <summary>The name itself, or with the first free number at its end; the result is then taken.</summary>
    public static string MakeUnique(string name, Dictionary<string, int> taken)
    {
        var number = taken.GetValueOrDefault(name) + 1;
        taken[name] = number;
        return number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
    }
}
