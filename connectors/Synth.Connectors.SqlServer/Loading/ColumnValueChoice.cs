using Synth.Connectors.SqlServer.Loading.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>Chooses how a column of a batch becomes values of a column of a table. Pure.</summary>
internal static class ColumnValueChoice
{
    private const long MaxSmallMoney = int.MaxValue;

    /// <summary>The values; every pair of storage and type has some.</summary>
    /// <param name="target">The table's column.</param>
    /// <param name="source">The column of the batch.</param>
    public static ColumnValues For(Column target, ColumnLayout source)
    {
        var type = target.Type.WithoutDomain();
        return source.Storage switch
        {
            StorageKind.Utf8 => OfText(type),
            StorageKind.Binary => new BytesValues((type as BinaryType)?.MaxLength),
            StorageKind.Guid => type is UuidType ? new GuidValues() : new FormattedValues(source.Type),
            StorageKind.Float64 => type switch
            {
                FloatType { Bits: 32 } => new SingleValues(),
                TextType => new FormattedValues(source.Type),
                _ => new DoubleValues(),
            },
            StorageKind.Int128 => OfDecimal(target, type, source.Type.WithoutDomain()),
            StorageKind.Int64 => OfInt64(target, type, source.Type.WithoutDomain()),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Storage, "Unknown storage."),
        };
    }

    private static ColumnValues OfText(ColumnType target) => target switch
    {
        TextType text => new StringValues(text.MaxLength),
        XmlType or JsonType or UnsupportedType => new StringValues(null),
        _ => ValueParsers.For(target),
    };

    private static ColumnValues OfDecimal(Column target, ColumnType type, ColumnType source)
    {
        var scale = source is DecimalType { Scale: { } given } ? given : 0;
        return (type, target.NativeType) switch
        {
            (_, "money") => new MoneyValues(scale, long.MaxValue),
            (_, "smallmoney") => new MoneyValues(scale, MaxSmallMoney),
            (DecimalType { Precision: { } precision, Scale: { } targetScale }, _) => new DecimalColumnValues(scale, precision, targetScale),
            (IntegerType, _) => new WholeDecimalValues(scale),
            _ => new DecimalTextValues(scale),
        };
    }

    private static ColumnValues OfInt64(Column target, ColumnType type, ColumnType source) => (source, type) switch
    {
        (DateType, DateType or TimestampType { IsInstant: false }) => new DateValues(CalendarRange.Of(target.NativeType)),
        (TimestampType, TimestampType { IsInstant: false } or DateType) => new TimestampValues(CalendarRange.Of(target.NativeType)),
        (TimestampType, TimestampType { IsInstant: true }) => new InstantValues(),
        (TimeType, TimeType time) => new TimeOfDayValues(time.FractionalDigits),
        (DateType or TimestampType or TimeType, _) => new FormattedValues(source),
        (_, BooleanType) => new BooleanValues(),
        (_, IntegerType integer) => new IntegerValues(integer.Bits),
        (_, DecimalType { Precision: { } precision, Scale: { } scale }) => new IntegerDecimalValues(precision - scale),
        (_, FloatType) => new IntegerDoubleValues(),
        _ => new IntegerTextValues(),
    };
}
