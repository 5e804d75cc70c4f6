namespace Synth.Modeling;

/// <summary>Puts check digits into texts.</summary>
internal static class CheckDigits
{
    /// <summary>Sets the check characters of a text so that the scheme holds.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="text">The text, with anything at the places of the check characters.</param>
    /// <param name="mayChange">Whether another digit may be changed where none fits.</param>
    /// <returns>Whether check characters were found.</returns>
    public static bool Apply(CheckScheme scheme, TextBuffer text, bool mayChange)
    {
        var characters = text.Text;
        var places = PlacesOf(characters);
        Span<int> check = stackalloc int[scheme.Places.Length];
        for (var i = 0; i < check.Length; i++)
        {
            var place = scheme.Places[i] < 0 ? places.Length + scheme.Places[i] : scheme.Places[i];
            if (place < 0 || place >= places.Length)
            {
                return false;
            }

            check[i] = places[place];
        }

        for (var attempt = 0; attempt < 11; attempt++)
        {
            if (Fill(scheme, characters, check, 0))
            {
                return true;
            }

            if (!mayChange || !BumpDigit(characters, places, check))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The places of the letters and digits of a text.</summary>
    public static int[] PlacesOf(ReadOnlySpan<char> text)
    {
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                places.Add(i);
            }
        }

        return [.. places];
    }

    private static bool Fill(CheckScheme scheme, Span<char> text, ReadOnlySpan<int> check, int index)
    {
        if (index == check.Length)
        {
            return scheme.IsValid(CheckScheme.Compact(text.ToString()));
        }

        foreach (var character in scheme.Alphabet)
        {
            text[check[index]] = character;
            if (Fill(scheme, text, check, index + 1))
            {
                return true;
            }
        }

        return false;
    }

    // Some schemes have no check digit for one body in eleven; the next body has one. What stands behind the digits may not count.
    private static bool BumpDigit(Span<char> text, int[] places, ReadOnlySpan<int> check)
    {
        var before = Array.IndexOf(places, check[0]) - 1;
        return BumpDigit(text, places, check, before) || BumpDigit(text, places, check, places.Length - 1);
    }

    private static bool BumpDigit(Span<char> text, int[] places, ReadOnlySpan<int> check, int last)
    {
        for (var i = last; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[places[i]]) && !check.Contains(places[i]))
            {
                text[places[i]] = (char)('0' + ((text[places[i]] - '0' + 1) % 10));
                return true;
            }
        }

        return false;
    }
}
