using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Reads values of any type as users write them.</summary>
internal static class LiteralText
{
    private const DateTimeStyles Instant = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Appends a value.</summary>
    /// <param name="target">The vector.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="text">The value as <see cref="FixedColumn.Text"/> has it.</param>
    /// <returns>Whether the text is a value of the type; else nothing was appended.</returns>
    public static bool TryAppend(ColumnVector target, ColumnType type, string text)
    {
        switch (target, type.WithoutDomain())
        {
            case (FixedVector<long> truth, BooleanType) when TruthOf(text) is { } known:
                truth.Append(known ? 1 : 0);
                return true;
            case (FixedVector<long> days, DateType)
                when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                days.Append(date.DayNumber);
                return true;
            case (FixedVector<long> ticks, TimeType) when TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time):
                ticks.Append(time.Ticks);
                return true;
            case (FixedVector<long> ticks, TimestampType) when DateTime.TryParse(text, CultureInfo.InvariantCulture, Instant, out var time):
                ticks.Append(time.Ticks);
                return true;
            case (_, IntegerType) when TryRead(text, out var number) && number == decimal.Truncate(number):
                return CellNumber.TryAppend(target, type, number);
            case (_, DecimalType or FloatType) when TryRead(text, out var number):
                return CellNumber.TryAppend(target, type, number);
            case (FixedVector<Guid> uuids, UuidType) when Guid.TryParse(text, out var uuid):
                uuids.Append(uuid);
                return true;
            case (BytesVector { Kind: StorageKind.Binary } bytes, _) when TryReadBytes(text) is { } known && Fits(type, known.Length):
                bytes.Append(known.AsSpan());
                return true;
            case (BytesVector { Kind: StorageKind.Utf8 } texts, not DecimalType) when Fits(type.WithoutDomain(), text):
                texts.Append(text);
                return true;
            default:
                return false;
        }
    }

    private static bool? TruthOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    private static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static byte[]? TryReadBytes(string text) =>
        text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    private static bool Fits(ColumnType type, int length) =>
        type.WithoutDomain() is not BinaryType { MaxLength: { } most } || length <= most;

    private static bool Fits(ColumnType type, string text) => type switch
    {
        TextType { MaxLength: { } most } => text.Length <= most,
        EnumType { AllowsMany: false } labels => labels.Labels.Contains(text),
        _ => true,
    };
}
