using CsCheck;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class FixedVectorTests
{
    [Fact]
    public void Holds_longs() => Check(StorageKind.Int64, Gen.Long);

    [Fact]
    public void Holds_doubles_bit_by_bit() => Check(StorageKind.Float64, Gen.Double);

    [Fact]
    public void Holds_wide_integers() =>
        Check(StorageKind.Int128, Gen.Select(Gen.ULong, Gen.ULong).Select((high, low) => new Int128(high, low)));

    [Fact]
    public void Holds_guids() => Check(StorageKind.Guid, Gen.Guid);

    [Fact]
    public void Nulls_read_as_default()
    {
        using var vector = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        vector.Append(5);
        vector.AppendNull();
        Assert.Equal([5, 0], vector.Values);
        Assert.Equal([false, true], vector.Nulls);
    }

    [Fact]
    public void A_null_reads_as_default_in_room_that_was_used_before()
    {
        using var vector = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        vector.Append(5);
        vector.Clear();
        vector.AppendNull();
        Assert.Equal([0], vector.Values);
        Assert.Equal((1, 1), (vector.Count, vector.NullCount));
    }

    [Fact]
    public void Copies_values_and_nulls_of_another_vector()
    {
        using var source = (FixedVector<double>)ColumnVector.Create(StorageKind.Float64);
        source.Append(1.5);
        source.AppendNull();
        using var copy = (FixedVector<double>)ColumnVector.Create(StorageKind.Float64);
        copy.AppendFrom(source, 1);
        copy.AppendFrom(source, 0);
        Assert.Equal([0, 1.5], copy.Values);
        Assert.Equal([true, false], copy.Nulls);
    }

    [Fact]
    public void Does_not_copy_from_another_storage()
    {
        using var source = ColumnVector.Create(StorageKind.Float64);
        source.AppendNull();
        using var target = ColumnVector.Create(StorageKind.Int64);
        Assert.Throws<InvalidCastException>(() => target.AppendFrom(source, 0));
    }

    [Fact]
    public void Is_empty_after_dispose_and_may_be_disposed_again()
    {
        var vector = ColumnVector.Create(StorageKind.Guid);
        vector.AppendNull();
        vector.Dispose();
        vector.Dispose();
        Assert.Equal((0, 0), (vector.Count, vector.NullCount));
    }

    private static void Check<T>(StorageKind kind, Gen<T> gen)
        where T : unmanaged =>
        Gen.Select(gen, Gen.Int[0, 4]).Array[0, 300].Sample(entries =>
        {
            using var vector = (FixedVector<T>)ColumnVector.Create(kind, capacity: 1);
            foreach (var (value, choice) in entries)
            {
                if (choice == 0)
                {
                    vector.AppendNull();
                }
                else
                {
                    vector.Append(value);
                }
            }

            Assert.Equal(entries.Select(entry => entry.Item2 == 0 ? default : entry.Item1), vector.Values.ToArray());
            Assert.Equal(entries.Select(entry => entry.Item2 == 0), vector.Nulls.ToArray());
            Assert.Equal(entries.Count(entry => entry.Item2 == 0), vector.NullCount);
        });
}
