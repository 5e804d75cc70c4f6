using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A row as a check sees it.</summary>
/// <param name="Batch">The rows.</param>
/// <param name="Row">Which of them.</param>
internal readonly record struct CheckRow(RecordBatch Batch, int Row)
{
    /// <summary>The value of a column.</summary>
    public Scalar this[int column]
    {
        get
        {
            var vector = Batch.Columns[column];
            return vector.IsNull(Row) ? Scalar.Null : Read(vector, Batch.Layout[column].Type.WithoutDomain());
        }
    }

    private Scalar Read(ColumnVector vector, ColumnType type) => (vector, type) switch
    {
        (FixedVector<long> integers, BooleanType) => Scalar.Of(integers.Values[Row] != 0),
        (FixedVector<long> days, DateType) => TemporalValues.IsSpecial(days.Values[Row])
            ? Scalar.Null : Scalar.OfTicks(days.Values[Row] * TimeSpan.TicksPerDay),
        (FixedVector<long> ticks, TimeType or TimestampType) => TemporalValues.IsSpecial(ticks.Values[Row])
            ? Scalar.Null : Scalar.OfTicks(ticks.Values[Row]),
        (FixedVector<long> integers, _) => Scalar.Of(integers.Values[Row]),
        (FixedVector<Int128> decimals, _) => Scale(decimals.Values[Row], (type as DecimalType)?.Scale ?? 0),
        (FixedVector<double> reals, _) => Math.Abs(reals.Values[Row]) < 1e27 ? Scalar.Of((decimal)reals.Values[Row]) : Scalar.Null,
        (FixedVector<Guid> uuids, _) => Scalar.Of(uuids.Values[Row].ToString("D")),
        (BytesVector text, DecimalType) => decimal.TryParse(text[Row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Scalar.Of(number) : Scalar.Null,
        (BytesVector { Kind: StorageKind.Utf8 } text, _) => Scalar.Of(text.GetString(Row)!),
        _ => Scalar.Null,
    };

    private static Scalar Scale(Int128 digits, int scale) =>
        DecimalValues.IsNumber(digits) && Int128.Abs(digits) < (Int128)decimal.MaxValue && scale <= 28
            ? Scalar.Of((decimal)digits / (decimal)DecimalValues.PowerOfTen(scale))
            : Scalar.Null;
}
