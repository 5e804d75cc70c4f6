using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>The texts in which SQLite keeps decimals of scale 2 (<c>-12.50</c>) and timestamps (<c>2024-02-29 23:59:59.999</c>).</summary>
internal static class ValueText
{
    public static ReadOnlySpan<byte> FormatDecimal(Int128 digits, byte[] buffer)
    {
        var cents = (long)digits;
        Utf8.TryWrite(buffer, CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}", out var length);
        return buffer.AsSpan(0, length);
    }

    public static Int128 ParseDecimal(ReadOnlySpan<byte> text)
    {
        long digits = 0;
        foreach (var character in text)
        {
            digits = character == (byte)'.' ? digits : (digits * 10) + (character - '0');
        }

        return digits;
    }

    public static ReadOnlySpan<byte> FormatTimestamp(long ticks, byte[] buffer)
    {
        new DateTime(ticks).TryFormat(buffer, out var length, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return buffer.AsSpan(0, length);
    }

    public static long ParseTimestamp(ReadOnlySpan<byte> text) => new DateTime(
        Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2), Number(text, 11, 2),
        Number(text, 14, 2), Number(text, 17, 2), Number(text, 20, 3)).Ticks;

    private static int Number(ReadOnlySpan<byte> text, int start, int length) =>
        Utf8Parser.TryParse(text.Slice(start, length), out int number, out _) ? number : throw new FormatException("Not a timestamp.");
}
