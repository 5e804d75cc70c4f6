using MySqlConnector;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Reading;

/// <summary>Reads the values of one column from a result into a vector; chosen once for each column.</summary>
internal abstract class ColumnReader
{
    /// <summary>What a query selects so that this reader can read it.</summary>
    public abstract string Select(string name);

    /// <summary>Reads a value that is not null.</summary>
    /// <returns>Whether the vector can hold it.</returns>
    public abstract bool TryRead(MySqlDataReader row, int ordinal, ColumnVector vector);

    /// <summary>The reader for a column.</summary>
    public static ColumnReader For(Column column) => column.Type.WithoutDomain() switch
    {
        BooleanType or IntegerType when IsBits(column) => IntegerType64(column)
            ? new UnsignedReader("CAST({0} AS UNSIGNED)")
            : new IntegerReader("CAST({0} AS UNSIGNED)"),
        IntegerType { Bits: 64, IsUnsigned: true } => new UnsignedReader("{0}"),
        BooleanType or IntegerType => new IntegerReader("{0}"),

        // Single precision is written with six digits only; as double precision it has all of them.
        FloatType { Bits: 32 } => new DoubleReader("{0} * 1e0"),
        FloatType => new DoubleReader("{0}"),
        DecimalType { Precision: <= DecimalValues.MaxDigits, Scale: { } scale } =>
            new BytesReader("CAST({0} AS BINARY)", BytesParsers.Decimal(scale)),
        DecimalType => new BytesReader("CAST({0} AS BINARY)", BytesParsers.Copy),
        DateType => new BytesReader("CAST({0} AS BINARY)", BytesParsers.Date),
        TimeType => new BytesReader("CAST({0} AS BINARY)", BytesParsers.Time),
        TimestampType => new BytesReader("CAST({0} AS BINARY)", BytesParsers.Timestamp),
        BinaryType => new BytesReader("{0}", BytesParsers.Copy),
        UuidType => new BytesReader("CAST(CONVERT({0} USING utf8mb4) AS BINARY)", BytesParsers.Uuid),
        UnsupportedType when OpaqueTypes.IsBytes(column.NativeType) => new BytesReader("CAST(HEX({0}) AS BINARY)", BytesParsers.Copy),
        _ => new BytesReader("CAST(CONVERT({0} USING utf8mb4) AS BINARY)", BytesParsers.Copy),
    };

    private static bool IsBits(Column column) => OpaqueTypes.IsBits(column.NativeType);

    private static bool IntegerType64(Column column) => column.Type.WithoutDomain() is IntegerType { Bits: 64, IsUnsigned: true };
}
