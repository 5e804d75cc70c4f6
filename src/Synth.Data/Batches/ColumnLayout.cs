using Synth.Schema;

namespace Synth.Data;

/// <summary>What a column of a batch is called, what it means, and how it is stored.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its neutral type.</param>
/// <param name="Storage">Its physical form.</param>
public sealed record ColumnLayout(string Name, ColumnType Type, StorageKind Storage)
{
    /// <summary>The layout of a column of a table.</summary>
    public static ColumnLayout Of(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new ColumnLayout(column.Name, column.Type, StorageOf(column.Type));
    }

    /// <summary>The physical form that every reader and writer uses for a type.</summary>
    public static StorageKind StorageOf(ColumnType type) => type switch
    {
        BooleanType => StorageKind.Int64,
        IntegerType { Bits: 64, IsUnsigned: true } => StorageKind.Int128,
        IntegerType => StorageKind.Int64,
        DecimalType { Precision: <= DecimalValues.MaxDigits, Scale: not null } => StorageKind.Int128,
        DecimalType => StorageKind.Utf8,
        FloatType => StorageKind.Float64,
        DateType or TimeType or TimestampType => StorageKind.Int64,
        UuidType => StorageKind.Guid,
        BinaryType => StorageKind.Binary,
        DomainType domain => StorageOf(domain.Underlying),
        TextType or IntervalType or JsonType or XmlType or EnumType or ArrayType or UnsupportedType => StorageKind.Utf8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a storage."),
    };
}
