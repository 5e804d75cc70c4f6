using System.Data.SqlTypes;
using System.Globalization;
using Synth.Connectors.SqlServer.Loading.Values;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>Reads texts in their invariant forms as values of other types. Pure.</summary>
internal static class ValueParsers
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The values of a text column for a target's column of another type.</summary>
    public static ColumnValues For(ColumnType target) => target switch
    {
        BooleanType => new ParsedValues<bool>(TryParseBoolean),
        IntegerType { Bits: 8 } => new ParsedValues<byte>((string text, out byte value) => byte.TryParse(text, Invariant, out value)),
        IntegerType { Bits: 16 } => new ParsedValues<short>((string text, out short value) => short.TryParse(text, Invariant, out value)),
        IntegerType { Bits: 32 } => new ParsedValues<int>((string text, out int value) => int.TryParse(text, Invariant, out value)),
        IntegerType => new ParsedValues<long>((string text, out long value) => long.TryParse(text, Invariant, out value)),
        DecimalType => new ParsedValues<SqlDecimal>(TryParseDecimal),
        FloatType { Bits: 32 } =>
            new ParsedValues<float>((string text, out float value) => float.TryParse(text, Invariant, out value) && float.IsFinite(value)),
        FloatType => new ParsedValues<double>((string text, out double value) => double.TryParse(text, Invariant, out value)
            && double.IsFinite(value)),
        TimestampType { IsInstant: true } => new ParsedValues<DateTimeOffset>(
            (string text, out DateTimeOffset value) => DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out value)),
        DateType or TimestampType => new ParsedValues<DateTime>(TryParseDateTime),
        TimeType => new ParsedValues<TimeSpan>(
            (string text, out TimeSpan value) => TimeSpan.TryParse(text, Invariant, out value)
                && value.Ticks is >= 0 and < TimeSpan.TicksPerDay),
        UuidType => new ParsedValues<Guid>((string text, out Guid value) => Guid.TryParse(text, out value)),
        BinaryType => new ParsedValues<byte[]>(TryEncode),
        _ => new StringValues(null),
    };

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text is "1" || text.Equals("t", StringComparison.OrdinalIgnoreCase)
            || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text is "0" || text.Equals("f", StringComparison.OrdinalIgnoreCase)
            || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryParseDateTime(string text, out DateTime value)
    {
        var isDate = DateTime.TryParse(text, Invariant, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment);
        value = DateTime.SpecifyKind(moment, DateTimeKind.Unspecified);
        return isDate;
    }

    private static bool TryParseDecimal(string text, out SqlDecimal value)
    {
        try
        {
            value = SqlDecimal.Parse(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }

    private static bool TryEncode(string text, out byte[] value)
    {
        value = System.Text.Encoding.UTF8.GetBytes(text);
        return true;
    }
}
