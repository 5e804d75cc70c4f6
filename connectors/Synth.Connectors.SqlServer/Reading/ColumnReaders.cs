using Synth.Connectors.SqlServer.Reading.Readers;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Reading;

/// <summary>Chooses how a column is read.</summary>
internal static class ColumnReaders
{
    // What System.Decimal holds, whatever the digits.
    private const int MaxDecimalDigits = 28;

    /// <summary>The reader for a column.</summary>
    /// <param name="type">The column's neutral type.</param>
    /// <param name="fieldType">The type that the driver has for its values.</param>
    /// <returns>Null where the driver's type cannot become the column's.</returns>
    public static ColumnReader? For(ColumnType type, Type fieldType)
    {
        var meaning = type.WithoutDomain();
        return (ColumnLayout.StorageOf(meaning), meaning) switch
        {
            (StorageKind.Int64, _) => ForInt64(meaning, fieldType),
            (StorageKind.Float64, _) => fieldType == typeof(float)
                ? new SingleReader() : fieldType == typeof(double) ? new DoubleReader() : null,
            (StorageKind.Int128, DecimalType { Precision: { } precision, Scale: { } scale }) when fieldType == typeof(decimal) =>
                precision > MaxDecimalDigits ? new WideDecimalReader(scale) : new DecimalReader(scale),
            (StorageKind.Int128, DecimalType { Scale: 0 }) when fieldType == typeof(long)
                || fieldType == typeof(int) => new IntegerDecimalReader(),
            (StorageKind.Guid, _) when fieldType == typeof(Guid) => new GuidReader(),
            (StorageKind.Binary, _) when fieldType == typeof(byte[]) => new BytesReader(),
            (StorageKind.Utf8, TextType { IsFixedLength: true }) when fieldType == typeof(string) => new FixedTextReader(),
            (StorageKind.Utf8, _) when fieldType == typeof(string) => new PlainTextReader(),
            _ => null,
        };
    }

    private static ColumnReader? ForInt64(ColumnType type, Type fieldType) => type switch
    {
        DateType when fieldType == typeof(DateTime) => new DateReader(),
        TimeType when fieldType == typeof(TimeSpan) => new TimeReader(),
        TimestampType { IsInstant: true } when fieldType == typeof(DateTimeOffset) => new InstantReader(),
        TimestampType { IsInstant: false } when fieldType == typeof(DateTime) => new TimestampReader(),
        BooleanType or IntegerType => ForInteger(fieldType),
        _ => null,
    };

    private static ColumnReader? ForInteger(Type fieldType) =>
        fieldType == typeof(bool) ? new BooleanReader()
        : fieldType == typeof(byte) ? new ByteReader()
        : fieldType == typeof(short) ? new Int16Reader()
        : fieldType == typeof(int) ? new Int32Reader()
        : fieldType == typeof(long) ? new Int64Reader()
        : null;
}
