using System.Buffers;

namespace Synth.Connectors.MySql.Loading;

/// <summary>The escapes that fields of LOAD DATA and texts in single quotes have in common. A hot path: no allocation.</summary>
internal static class Escapes
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\0\t\n\\'"u8);

    /// <summary>Writes a text with its escapes.</summary>
    /// <param name="text">The text, UTF-8.</param>
    /// <param name="room">At least twice as long.</param>
    /// <returns>The bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var length = 0;
        for (var next = text.IndexOfAny(Special); next >= 0; next = text.IndexOfAny(Special))
        {
            text[..next].CopyTo(room[length..]);
            length += next;
            room[length++] = (byte)'\\';
            room[length++] = text[next] switch
            {
                0 => (byte)'0',
                (byte)'\t' => (byte)'t',
                (byte)'\n' => (byte)'n',
                var other => other,
            };
            text = text[(next + 1)..];
        }

        text.CopyTo(room[length..]);
        return length + text.Length;
    }
}
