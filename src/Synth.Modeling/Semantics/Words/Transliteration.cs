using System.Collections.Frozen;
using System.Text;

namespace Synth.Modeling;

/// <summary>
/// Writes Cyrillic and Greek in Latin letters, as people do in addresses of the Internet (ICAO Doc 9303, section 6, simplified).
/// </summary>
internal static class Transliteration
{
    // The Unicode blocks Basic Latin to Latin Extended-B end before it; Vietnamese is apart.
    private const char FirstBeyondLatin = '\u0250';

    private static readonly FrozenDictionary<char, string> Letters = (
        "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ie ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
        + "щ=shch ъ= ы=y ь= э=e " +
        "ю=iu я=ia α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o")
        .Split(' ').ToFrozenDictionary(entry => entry[0], entry => entry[2..]);

    /// <summary>Whether a text has letters of the Latin script only, with accents or without.</summary>
    public static bool IsLatin(string text) => text.All(letter =>
        !char.IsLetter(letter) || letter < FirstBeyondLatin || letter is >= '\u1E00' and <= '\u1EFF');

    /// <summary>The text in plain Latin letters as far as its script is known.</summary>
    public static string ToLatin(string text)
    {
        var folded = NameWords.Fold(text);
        if (Ascii.IsValid(folded))
        {
            return folded;
        }

        var result = new StringBuilder(folded.Length);
        foreach (var letter in folded)
        {
            if (!Letters.TryGetValue(char.ToLowerInvariant(letter), out var latin))
            {
                result.Append(letter);
            }
            else
            {
                result.Append(char.IsUpper(letter) && latin.Length > 0 ? char.ToUpperInvariant(latin[0]) + latin[1..] : latin);
            }
        }

        return result.ToString();
    }
}
