using SQLitePCL;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Reading;

/// <summary>
/// Moves the values of one column from rows into a vector. Chosen once per column; the loop then asks nothing but the storage class.
/// </summary>
internal abstract class ColumnReader
{
    /// <summary>Chooses the reader of a column.</summary>
    public static ColumnReader Create(Column column, bool isUtf16) => column.Type switch
    {
        BooleanType or IntegerType => new IntegerReader(),
        DecimalType { Precision: <= DecimalValues.MaxDigits, Scale: { } scale } => new DecimalReader(scale, isUtf16),
        FloatType => new FloatReader(isUtf16),
        TimestampType when EpochUnit.Of(column.ValueForm) is { } unit => new EpochReader(unit),
        DateType or TimeType or TimestampType => new TemporalReader(TemporalSpelling.Of(column.Type, column.ValueForm), isUtf16),
        UuidType => new UuidReader(isUtf16),
        BinaryType => new BinaryReader(),
        UnsupportedType => new LiteralReader(isUtf16),
        _ => new TextReader(isUtf16),
    };

    /// <summary>Sets the vector that the next values go to.</summary>
    public abstract void Attach(ColumnVector vector);

    /// <summary>Moves the value of the row that the statement stands on.</summary>
    /// <returns>False when the value is nothing that the column's type holds.</returns>
    public abstract bool Read(sqlite3_stmt row, int column);
}

/// <summary>A reader into one kind of vector.</summary>
internal abstract class ColumnReader<TVector> : ColumnReader
    where TVector : ColumnVector
{
    protected TVector Vector { get; private set; } = null!;

    public override void Attach(ColumnVector vector) => Vector = (TVector)vector;

    public override bool Read(sqlite3_stmt row, int column)
    {
        var storage = raw.sqlite3_column_type(row, column);
        if (storage != raw.SQLITE_NULL)
        {
            return ReadValue(row, column, storage);
        }

        Vector.AppendNull();
        return true;
    }

    protected abstract bool ReadValue(sqlite3_stmt row, int column, int storage);
}
