using System.Numerics;
using Synth.Data;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>Columns over <see cref="ColumnVector"/>s.</summary>
internal static class SynthColumns
{
    public static FormatColumn Create(ValueKind kind, int capacity) => kind switch
    {
        ValueKind.Integer or ValueKind.Boolean or ValueKind.Timestamp => new Longs(capacity),
        ValueKind.Real => new Reals(capacity),
        ValueKind.Decimal => new Decimals(capacity),
        ValueKind.Text => new Texts(capacity),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private abstract class Over<TVector>(StorageKind storage, int capacity) : FormatColumn
        where TVector : ColumnVector
    {
        protected TVector Vector { get; } = (TVector)ColumnVector.Create(storage, capacity);

        public override void AppendNull() => Vector.AppendNull();

        public override void Seal()
        {
        }

        public override void Clear() => Vector.Clear();

        public override void Dispose() => Vector.Dispose();
    }

    private abstract class Numbers<T>(StorageKind storage, int capacity) : Over<FixedVector<T>>(storage, capacity)
        where T : unmanaged, INumber<T>
    {
        public override void Encode(ColumnBinner binner, Span<byte> bins) => binner.Encode(Vector.Values, Vector.Nulls, bins);

        public override void Bind(ValueBinder binder, int row)
        {
            if (Vector.IsNull(row))
            {
                binder.BindNull();
            }
            else
            {
                binder.Bind(Vector.Values[row]);
            }
        }
    }

    private sealed class Longs(int capacity) : Numbers<long>(StorageKind.Int64, capacity)
    {
        public override void Append(long value) => Vector.Append(value);
    }

    private sealed class Reals(int capacity) : Numbers<double>(StorageKind.Float64, capacity)
    {
        public override void Append(double value) => Vector.Append(value);
    }

    private sealed class Decimals(int capacity) : Numbers<Int128>(StorageKind.Int128, capacity)
    {
        public override void Append(Int128 value) => Vector.Append(value);
    }

    private sealed class Texts(int capacity) : Over<BytesVector>(StorageKind.Utf8, capacity)
    {
        public override void Append(ReadOnlySpan<byte> text) => Vector.Append(text);

        public override void Encode(ColumnBinner binner, Span<byte> bins)
        {
            var nulls = Vector.Nulls;
            for (var row = 0; row < nulls.Length; row++)
            {
                bins[row] = nulls[row] ? ColumnBinner.Missing : binner.BinOf(Vector[row]);
            }
        }

        public override void Bind(ValueBinder binder, int row)
        {
            if (Vector.IsNull(row))
            {
                binder.BindNull();
            }
            else
            {
                binder.Bind(Vector[row]);
            }
        }
    }
}
