using Xunit;

namespace Synth.Data.Tests.Batches;

/// <summary>Columns that are held packed.</summary>
public sealed class HeldColumnTests
{
    private static readonly RandomStream Random = RandomStream.FromSeed(41);

    // Neighbours, steps, both ends of the range, and values that are no point in the calendar.
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(700, 86_400, 0.2)]
    [InlineData(2_049, 10_000_000, 0.01)]
    [InlineData(5_000, long.MaxValue / 40, 0.5)]
    public void Integers_come_back(int rows, long step, double nullShare)
    {
        using var source = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var row = 0; row < rows; row++)
        {
            if (Random.Uniform(row) < nullShare)
            {
                source.AppendNull();
            }
            else
            {
                source.Append(step > 100_000_000 && row % 97 == 5 ? TemporalValues.NegativeInfinity
                    : step > 100_000_000 && row % 97 == 6 ? TemporalValues.PositiveInfinity
                    : (Random.Below(rows + row, 79) - 39) * step);
            }
        }

        var held = Hold(source);
        Assert.Equal(
            Enumerable.Range(0, rows).Select(row => source.IsNull(row) ? null : (Int128?)source.Values[row]),
            Enumerable.Range(0, rows).Select(row => held[row]));
        using var gathered = (FixedVector<long>)held.Gather([.. Enumerable.Range(0, rows).Select(row => (long)rows - 1 - row), -1]);
        Assert.Equal(source.Values.ToArray().Reverse().Append(0), gathered.Values.ToArray());
        Assert.Equal(source.Nulls.ToArray().Reverse().Append(true), gathered.Nulls.ToArray());
    }

    [Fact]
    public void Wide_integers_come_back()
    {
        using var source = (FixedVector<Int128>)ColumnVector.Create(StorageKind.Int128);
        Int128[] values = [Int128.MinValue, Int128.MaxValue, 0, 1, -1, (Int128)ulong.MaxValue * 3];
        Array.ForEach(values, source.Append);
        source.AppendNull();
        var held = Hold(source);
        Assert.Equal(values.Select(value => (Int128?)value).Append(null), Enumerable.Range(0, source.Count).Select(row => held[row]));
    }

    [Fact]
    public void Texts_stay_as_they_are()
    {
        using var source = Texts("a", null, "", "bc");
        using var gathered = (BytesVector)Hold(source).Gather([3, 2, 1, 0, -1]);
        Assert.Equal(["bc", "", null, "a", null], Enumerable.Range(0, 5).Select(gathered.GetString));
    }

    [Fact]
    public void Keys_are_those_of_the_rows()
    {
        using var numbers = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        Array.ForEach([1L, 2, 2, 1], numbers.Append);
        using var texts = Texts("x", "y", null, "x");
        var key = new RowKey([0, 1]);
        Assert.Equal(
            Enumerable.Range(0, 4).Select(row => key.ReadWithNulls([numbers, texts], row)),
            HeldColumn.KeysOf([Hold(numbers), Hold(texts)]));
    }

    // Seconds of four years are 27 bits: 3.4 bytes of the 9 that they take in a vector.
    [Fact]
    public void Timestamps_take_less_than_four_bytes()
    {
        const int Rows = 1 << 18;
        using var source = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64, Rows);
        for (var row = 0; row < Rows; row++)
        {
            source.Append(new DateTime(2021, 1, 1).Ticks + (Random.Below(row, 4 * 365 * 86_400) * TimeSpan.TicksPerSecond));
        }

        var held = Hold(source);
        Assert.InRange(held.PackedBytes, 3 * Rows, 4 * Rows);
    }

    private static BytesVector Texts(params string?[] values)
    {
        var vector = (BytesVector)ColumnVector.Create(StorageKind.Utf8);
        foreach (var value in values)
        {
            if (value is null)
            {
                vector.AppendNull();
            }
            else
            {
                vector.Append(value);
            }
        }

        return vector;
    }

    // In pieces, as blocks come.
    private static HeldColumn Hold(ColumnVector source)
    {
        var held = new HeldColumn(source.Kind, source.Count);
        foreach (var rows in Enumerable.Range(0, source.Count).Chunk(300))
        {
            using var part = ColumnVector.Create(source.Kind);
            Array.ForEach(rows, row => part.AppendFrom(source, row));
            held.Append(part);
        }

        return held;
    }
}
