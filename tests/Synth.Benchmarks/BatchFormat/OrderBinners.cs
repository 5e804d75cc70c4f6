using Synth.Data;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>Makes the binners of the table from a sample of its first rows.</summary>
internal static class OrderBinners
{
    private const int SampleSize = 20_000;

    public static ColumnBinner[] Create(RandomStream stream)
    {
        var columns = OrderTable.Kinds.Select(_ => new SampleColumn()).ToArray();
        var buffer = new byte[256];
        for (var row = 0; row < SampleSize; row++)
        {
            OrderTable.AppendRow(columns, stream, row, buffer);
        }

        return [.. columns.Select(column => column.ToBinner())];
    }

    /// <summary>A column that only remembers what it was given.</summary>
    private sealed class SampleColumn : FormatColumn
    {
        private readonly List<double> numbers = [];
        private readonly List<byte[]> texts = [];

        public override void AppendNull()
        {
        }

        public override void Append(long value) => numbers.Add(value);

        public override void Append(double value) => numbers.Add(value);

        public override void Append(Int128 value) => numbers.Add((double)value);

        public override void Append(ReadOnlySpan<byte> text) => texts.Add(text.ToArray());

        public override void Seal() => throw new NotSupportedException();

        public override void Encode(ColumnBinner binner, Span<byte> bins) => throw new NotSupportedException();

        public override void Bind(ValueBinder binder, int row) => throw new NotSupportedException();

        public override void Clear() => throw new NotSupportedException();

        public override void Dispose()
        {
        }

        public ColumnBinner ToBinner()
        {
            numbers.Sort();
            var cuts = Enumerable.Range(1, ColumnBinner.MaxCuts)
                .Where(_ => numbers.Count > 0)
                .Select(i => numbers[(int)((long)i * (numbers.Count - 1) / (ColumnBinner.MaxCuts + 1))])
                .Distinct()
                .ToArray();
            var frequent = texts
                .CountBy(Convert.ToHexString)
                .OrderByDescending(entry => entry.Value)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Take(ColumnBinner.MaxCuts)
                .Select(entry => Convert.FromHexString(entry.Key))
                .ToArray();
            return new ColumnBinner(cuts, new TextDictionary(frequent));
        }
    }
}
