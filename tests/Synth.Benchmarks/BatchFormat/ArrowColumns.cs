using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>
/// Columns over Apache Arrow's arrays by their fastest public means: one builder for all batches, raw spans and bytes where the
/// typed members convert (decimals, timestamps), the validity bitmap looked at only where there are nulls.
/// </summary>
internal static class ArrowColumns
{
    public static FormatColumn Create(ValueKind kind, int capacity) => kind switch
    {
        ValueKind.Integer => new Longs(capacity),
        ValueKind.Timestamp => new Timestamps(capacity),
        ValueKind.Boolean => new Booleans(capacity),
        ValueKind.Real => new Reals(capacity),
        ValueKind.Decimal => new Decimals(capacity),
        ValueKind.Text => new Texts(capacity),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private abstract class Over<TArray> : FormatColumn
        where TArray : Apache.Arrow.Array
    {
        protected TArray Array { get; private set; } = null!;

        protected ReadOnlySpan<byte> Validity => Array.NullCount == 0 ? default : Array.NullBitmapBuffer.Span;

        public override void Seal() => Array = Build();

        public override void Bind(ValueBinder binder, int row)
        {
            if (Array.IsNull(row))
            {
                binder.BindNull();
            }
            else
            {
                BindValue(binder, row);
            }
        }

        public override void Clear()
        {
            Array.Dispose();
            ClearBuilder();
        }

        public override void Dispose()
        {
        }

        protected abstract TArray Build();

        protected abstract void BindValue(ValueBinder binder, int row);

        protected abstract void ClearBuilder();
    }

    private abstract class Numbers<T, TArray, TBuilder>(TBuilder builder) : Over<TArray>
        where T : struct, INumber<T>
        where TArray : PrimitiveArray<T>
        where TBuilder : PrimitiveArrayBuilder<T, TArray, TBuilder>
    {
        public override void AppendNull() => builder.AppendNull();

        public override void Encode(ColumnBinner binner, Span<byte> bins) => binner.Encode(Array.Values, Validity, bins);

        protected void AppendValue(T value) => builder.Append(value);

        protected override TArray Build() => builder.Build();

        protected override void BindValue(ValueBinder binder, int row) => binder.Bind(Array.Values[row]);

        protected override void ClearBuilder() => builder.Clear();
    }

    private sealed class Longs(int capacity) : Numbers<long, Int64Array, Int64Array.Builder>(new Int64Array.Builder().Reserve(capacity))
    {
        public override void Append(long value) => AppendValue(value);
    }

    // The builder of timestamp arrays takes nothing but DateTimeOffset; microseconds go through one of integers.
    private sealed class Timestamps(int capacity)
        : Numbers<long, Int64Array, Int64Array.Builder>(new Int64Array.Builder().Reserve(capacity))
    {
        public override void Append(long value) => AppendValue(ArrowTime.FromTicks(value));

        public override void Encode(ColumnBinner binner, Span<byte> bins)
        {
            var values = Array.Values;
            var validity = Validity;
            for (var row = 0; row < values.Length; row++)
            {
                bins[row] = !validity.IsEmpty && !BitUtility.GetBit(validity, row)
                    ? ColumnBinner.Missing
                    : binner.BinOf(ArrowTime.ToTicks(values[row]));
            }
        }

        protected override void BindValue(ValueBinder binder, int row) => binder.Bind(ArrowTime.ToTicks(Array.Values[row]));
    }

    private sealed class Reals(int capacity)
        : Numbers<double, DoubleArray, DoubleArray.Builder>(new DoubleArray.Builder().Reserve(capacity))
    {
        public override void Append(double value) => AppendValue(value);
    }

    private sealed class Booleans(int capacity) : Over<BooleanArray>
    {
        private readonly BooleanArray.Builder builder = new BooleanArray.Builder().Reserve(capacity);

        public override void AppendNull() => builder.AppendNull();

        public override void Append(long value) => builder.Append(value != 0);

        public override void Encode(ColumnBinner binner, Span<byte> bins)
        {
            var values = Array.Values;
            var validity = Validity;
            for (var row = 0; row < Array.Length; row++)
            {
                bins[row] = !validity.IsEmpty && !BitUtility.GetBit(validity, row)
                    ? ColumnBinner.Missing
                    : binner.BinOf(BitUtility.GetBit(values, row) ? 1L : 0L);
            }
        }

        protected override BooleanArray Build() => builder.Build();

        protected override void BindValue(ValueBinder binder, int row) => binder.Bind(BitUtility.GetBit(Array.Values, row) ? 1L : 0L);

        protected override void ClearBuilder() => builder.Clear();
    }

    // By raw bytes: its typed members stop at the 28 digits of System.Decimal or the 38 of SqlDecimal, and format or parse each value.
    private sealed class Decimals(int capacity) : Over<Decimal128Array>
    {
        private readonly Decimal128Array.Builder builder = new Decimal128Array.Builder(new Decimal128Type(12, 2)).Reserve(capacity);

        private ReadOnlySpan<Int128> Values => MemoryMarshal.Cast<byte, Int128>(Array.ValueBuffer.Span)[..Array.Length];

        public override void AppendNull() => builder.AppendNull();

        public override void Append(Int128 value) => builder.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<Int128>(in value)));

        public override void Encode(ColumnBinner binner, Span<byte> bins) => binner.Encode(Values, Validity, bins);

        protected override Decimal128Array Build() => builder.Build();

        protected override void BindValue(ValueBinder binder, int row) => binder.Bind(Values[row]);

        protected override void ClearBuilder() => builder.Clear();
    }

    private sealed class Texts(int capacity) : Over<StringArray>
    {
        private readonly StringArray.Builder builder = new StringArray.Builder().Reserve(capacity);

        public override void AppendNull() => builder.AppendNull();

        public override void Append(ReadOnlySpan<byte> text) => builder.Append(text);

        public override void Encode(ColumnBinner binner, Span<byte> bins)
        {
            var validity = Validity;
            for (var row = 0; row < Array.Length; row++)
            {
                bins[row] = !validity.IsEmpty && !BitUtility.GetBit(validity, row)
                    ? ColumnBinner.Missing
                    : binner.BinOf(Array.GetBytes(row));
            }
        }

        protected override StringArray Build() => builder.Build();

        protected override void BindValue(ValueBinder binder, int row) => binder.Bind(Array.GetBytes(row));

        protected override void ClearBuilder() => builder.Clear();
    }
}
