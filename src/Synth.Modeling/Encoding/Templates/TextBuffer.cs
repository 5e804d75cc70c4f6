using System.Globalization;

namespace Synth.Modeling;

/// <summary>A text that is being written, used again for one cell after the other.</summary>
internal sealed class TextBuffer
{
    private char[] characters = new char[128];

    /// <summary>How many characters there are.</summary>
    public int Length { get; private set; }

    /// <summary>The characters.</summary>
    public Span<char> Text => characters.AsSpan(0, Length);

    /// <summary>Forgets the text.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds a text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
    }

    /// <summary>Adds a character.</summary>
    public void Append(char character) => Reserve(1)[0] = character;

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="width">The fewest digits; shorter numbers begin with zeros.</param>
    public void Append(long number, int width)
    {
        Span<char> digits = stackalloc char[24];
        number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        for (var missing = width - written; missing > 0; missing--)
        {
            Append('0');
        }

        Append(digits[..written]);
    }

    /// <summary>Adds characters, which are the caller's to write.</summary>
    /// <param name="length">How many.</param>
    public Span<char> Reserve(int length)
    {
        if (Length + length > characters.Length)
        {
            Array.Resize(ref characters, Math.Max(2 * characters.Length, Length + length));
        }

        Length += length;
        return characters.AsSpan(Length - length, length);
    }

    /// <summary>Cuts the text to at most so many characters, never in the middle of a surrogate pair.</summary>
    public void Truncate(int most)
    {
        if (Length > most)
        {
            Length = most > 0 && char.IsHighSurrogate(characters[most - 1]) ? most - 1 : most;
        }
    }
}
