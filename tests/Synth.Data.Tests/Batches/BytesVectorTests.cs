using System.Text;
using CsCheck;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class BytesVectorTests
{
    private static readonly Gen<byte[]?> Values =
        Gen.Frequency((1, Gen.Const((byte[]?)null)), (5, Gen.Byte.Array[0, 40].Select(bytes => (byte[]?)bytes)));

    [Fact]
    public void Holds_what_was_appended() =>
        Values.Array[0, 300].Sample(values =>
        {
            using var vector = Fill(values);
            AssertHolds(values, vector);
        });

    [Fact]
    public void Grows_beyond_any_capacity()
    {
        var values = Enumerable.Range(0, 20_000).Select(i => i % 7 == 0 ? null : Encoding.UTF8.GetBytes($"value {i}")).ToArray();
        using var vector = Fill(values);
        AssertHolds(values, vector);
    }

    [Fact]
    public void Takes_one_value_larger_than_its_buffer()
    {
        var large = new byte[1 << 20];
        large[^1] = 1;
        using var vector = Fill([[1], large, [2]]);
        AssertHolds([[1], large, [2]], vector);
    }

    [Fact]
    public void Refuses_more_bytes_than_an_array_holds()
    {
        using var vector = Fill([[1]]);
        Assert.Throws<BatchSizeException>(() => _ = vector.Reserve(int.MaxValue).Length);
        AssertHolds([[1]], vector);
    }

    [Fact]
    public void An_empty_value_is_not_null()
    {
        using var vector = Fill([[], null]);
        Assert.Equal("", vector.GetString(0));
        Assert.Null(vector.GetString(1));
        Assert.Equal([false, true], vector.Nulls);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("größer, 漢字, 👩‍👩‍👧")]
    [InlineData("nul \0 inside")]
    public void Texts_come_back_as_they_were(string text)
    {
        using var vector = (BytesVector)ColumnVector.Create(StorageKind.Utf8);
        vector.Append(text);
        Assert.Equal(text, vector.GetString(0));
        Assert.Equal(Encoding.UTF8.GetBytes(text), vector[0]);
    }

    [Fact]
    public void Reserved_room_counts_only_as_far_as_it_is_committed()
    {
        using var vector = (BytesVector)ColumnVector.Create(StorageKind.Binary);
        "abc"u8.CopyTo(vector.Reserve(1_000));
        vector.Commit(3);
        vector.Append("d"u8);
        Assert.Equal("abc"u8, vector[0]);
        Assert.Equal("d"u8, vector[1]);
    }

    [Fact]
    public void Copies_rows_of_another_vector() =>
        Values.Array[1, 30].Sample(values =>
        {
            using var source = Fill(values);
            using var copy = (BytesVector)ColumnVector.Create(StorageKind.Binary);
            for (var row = values.Length - 1; row >= 0; row--)
            {
                copy.AppendFrom(source, row);
            }

            AssertHolds([.. Enumerable.Reverse(values)], copy);
        });

    [Fact]
    public void Is_empty_and_usable_after_clear()
    {
        using var vector = Fill([[1, 2], null, [3]]);
        vector.Clear();
        Assert.Equal((0, 0), (vector.Count, vector.NullCount));
        vector.Append([4, 5]);
        AssertHolds([[4, 5]], vector);
    }

    [Fact]
    public void Is_empty_after_dispose_and_may_be_disposed_again()
    {
        var vector = Fill([[1], null]);
        vector.Dispose();
        vector.Dispose();
        Assert.Equal((0, 0), (vector.Count, vector.NullCount));
    }

    private static BytesVector Fill(IEnumerable<byte[]?> values)
    {
        var vector = (BytesVector)ColumnVector.Create(StorageKind.Binary, capacity: 1);
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

    private static void AssertHolds(byte[]?[] expected, BytesVector vector)
    {
        Assert.Equal(expected.Length, vector.Count);
        Assert.Equal(expected.Count(value => value is null), vector.NullCount);
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.Equal(expected[row] is null, vector.IsNull(row));
            Assert.Equal(expected[row] ?? [], vector[row]);
        }
    }
}
