using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Keys;

public sealed class KeyModelTests
{
    private static readonly ColumnType[] Types =
    [
        .. NeutralTypes.ForKeys, new IntegerType(8), new IntegerType(16), new IntegerType(8, IsUnsigned: true), new DecimalType(4, 1),
        new TimestampType(0), new TimestampType(3), new TimeType(0),
    ];

    [Fact]
    public void Keys_are_different_and_fit_their_type_or_the_counts_are_named() =>
        Gen.Select(Gens.OneOf(Types), Gen.Int[0, 60], Gen.Int[1, 700], Gen.Long[1, 50]).Sample(
        (type, sourceRows, rows, step) =>
        {
            var values = Enumerable.Range(0, sourceRows).Select(i => ValueOf(type, i * step))
                .Where(value => IntegrityAssert.IsOfType(type, value)).ToArray();
            var model = Fit(type, values);
            KeyWriter writer;
            try
            {
                writer = model.Bind(RandomStream.FromSeed(1), rows);
            }
            catch (UnsupportedSchemaException exception)
            {
                Assert.Contains($"{rows} different values are needed", exception.Message, StringComparison.Ordinal);
                return;
            }

            using var keys = ColumnVector.Create(ColumnLayout.StorageOf(type));
            for (var position = 0; position < rows; position++)
            {
                writer.Append(keys, position, 0);
            }

            var written = Enumerable.Range(0, rows).Select(row => SyntheticDatabase.ValueAt(keys, row)!).ToArray();
            Assert.Equal(rows, written.Distinct().Count());
            Assert.All(written, value => Assert.True(IntegrityAssert.IsOfType(type, value), $"{type}: {value}"));
        },
        iter: 400);

    [Fact]
    public void Numbers_begin_and_go_on_as_in_the_source()
    {
        var writer = Fit(new IntegerType(32), [.. Enumerable.Range(0, 50).Select(i => (object)(1000L + (10 * i)))])
            .Bind(RandomStream.FromSeed(1), 100);
        using var keys = ColumnVector.Create(StorageKind.Int64);
        writer.Append(keys, 0, 0);
        writer.Append(keys, 99, 0);
        Assert.Equal([1000, 1990], ((FixedVector<long>)keys).Values.ToArray());
    }

    [Fact]
    public void A_type_that_is_too_small_is_named_with_both_counts()
    {
        var model = Fit(new IntegerType(8), [.. Enumerable.Range(0, 50).Select(i => (object)(long)i)]);
        var exception = Assert.Throws<UnsupportedSchemaException>(() => model.Bind(RandomStream.FromSeed(1), 129));
        Assert.Contains("column c: 129 different values are needed, but from the first one on its type holds only 128",
            exception.Message, StringComparison.Ordinal);
        model.Bind(RandomStream.FromSeed(1), 128);
    }

    [Fact]
    public void Types_without_different_values_are_refused()
    {
        var exception = Assert.Throws<UnsupportedSchemaException>(() => Fit(new JsonType(), ["{}"]));
        Assert.Contains("column c", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbering_of_siblings_is_recognised_and_others_are_not()
    {
        int[] parents = [0, 0, 0, 1, 2, 2, 3, 3, 3, -1];
        Assert.NotNull(FitOrdinal([3, 1, 2, 1, 2, 1, 1, 2, 3, 1], parents));
        Assert.Equal(10, ((OrdinalKeyModel)FitOrdinal([10, 11, 12, 10, 10, 11, 10, 11, 12, 10], parents)!).Start);
        Assert.Null(FitOrdinal([3, 1, 9, 1, 5, 1, 1, 7, 3, 1], parents));
        Assert.Null(FitOrdinal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], parents));
    }

    private static KeyModel? FitOrdinal(long[] values, int[] parents) =>
        KeyModelFitter.FitOrdinal(Column(new IntegerType(32)),
            Vectors.Of(new IntegerType(32), values.Select(value => (object?)value)), parents);

    private static KeyModel Fit(ColumnType type, object[] values)
    {
        using var vector = Vectors.Of(type, values);
        return KeyModelFitter.Fit(Column(type), vector, values.Length, Vectors.Context(values.Length), "column c");
    }

    private static object ValueOf(ColumnType type, long position) => type switch
    {
        TimestampType => (730_000 * TimeSpan.TicksPerDay) + (position * TimeSpan.TicksPerSecond),
        TimeType => position * TimeSpan.TicksPerSecond,
        IntegerType { IsUnsigned: true } => position,
        _ => NeutralTypes.KeyValue(type, (int)position),
    };

    private static Column Column(ColumnType type) => new() { Name = "c", Type = type, NativeType = "", IsNullable = false };
}
