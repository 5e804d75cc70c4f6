using System.Text;

namespace Synth.Modeling;

/// <summary>SQL's LIKE: % stands for any characters, _ for one.</summary>
internal static class LikePattern
{
    /// <summary>Whether a text matches; letters are told apart by case. Takes time in text times pattern at worst.</summary>
    public static bool Matches(string text, string pattern) => Matches([.. text.EnumerateRunes()], [.. pattern.EnumerateRunes()]);

    private static bool Matches(Rune[] text, Rune[] pattern)
    {
        var (any, one) = (new Rune('%'), new Rune('_'));
        var (t, p) = (0, 0);
        var (star, mark) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == any)
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == one || pattern[p] == text[t]))
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept(any) < 0;
    }
}
