using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>
/// Values of columns that hold several storage classes, as SQL literals: <c>12</c>, <c>1.5</c>, <c>'it''s'</c>, <c>X'00FF'</c>.
/// The literal tells the storage class, so that nothing is lost on the way.
/// </summary>
internal static class SqlLiteral
{
    public static string FromInteger(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string FromReal(double value)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? "9.0e+999" : "-9.0e+999";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    public static string FromText(ReadOnlySpan<byte> utf8) =>
        $"'{Encoding.UTF8.GetString(utf8).Replace("'", "''", StringComparison.Ordinal)}'";

    public static string FromBlob(ReadOnlySpan<byte> bytes) => $"X'{Convert.ToHexString(bytes)}'";

    public static bool TryParseInteger(ReadOnlySpan<byte> literal, out long value) =>
        Utf8Parser.TryParse(literal, out value, out var used) && used == literal.Length;

    public static bool TryParseReal(ReadOnlySpan<byte> literal, out double value)
    {
        value = literal.SequenceEqual("9.0e+999"u8) ? double.PositiveInfinity : double.NegativeInfinity;
        return literal.EndsWith("9.0e+999"u8) || (Utf8Parser.TryParse(literal, out value, out var used) && used == literal.Length);
    }

    public static bool TryParseText(ReadOnlySpan<byte> literal, out string value)
    {
        var isText = literal is [(byte)'\'', .., (byte)'\''];
        value = isText ? Encoding.UTF8.GetString(literal[1..^1]).Replace("''", "'", StringComparison.Ordinal) : "";
        return isText;
    }

    public static bool TryParseBlob(ReadOnlySpan<byte> literal, out byte[] value)
    {
        value = [];
        if (literal is not [(byte)'X' or (byte)'x', (byte)'\'', .., (byte)'\''] || literal.Length % 2 == 0)
        {
            return false;
        }

        value = new byte[(literal.Length - 3) / 2];
        return Convert.FromHexString(literal[2..^1], value, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
