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

    [Theory]
    [InlineData(16, true)]
    [InlineData(16, false)]
    [InlineData(2, true)]
    public void Bytes_are_different_and_as_long_as_in_the_source(int length, bool isFixed)
    {
        object[] values = [.. Enumerable.Range(0, 40).Select(i => (object)Enumerable.Repeat((byte)i, length).ToArray())];
        var written = Write(Fit(new BinaryType(length, isFixed), values), 300, StorageKind.Binary).Cast<byte[]>().ToArray();
        Assert.All(written, bytes => Assert.Equal(length, bytes.Length));
        Assert.Equal(300, written.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Bytes_that_are_text_stay_letters()
    {
        object[] values = [.. Enumerable.Range(0, 40).Select(i => (object)System.Text.Encoding.ASCII.GetBytes($"Page_{i}"))];
        var written = Write(Fit(new BinaryType(255), values), 500, StorageKind.Binary).Cast<byte[]>().ToArray();
        Assert.All(written, bytes => Assert.All(bytes, letter => Assert.InRange(letter, (byte)'a', (byte)'z')));
        Assert.Equal(500, written.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Bytes_that_are_too_few_are_named_with_their_number()
    {
        var model = Fit(new BinaryType(1), [.. Enumerable.Range(0, 40).Select(i => (object)new[] { (byte)i })]);
        var exception = Assert.Throws<UnsupportedSchemaException>(() => model.Bind(RandomStream.FromSeed(1), 300));
        Assert.Contains("column c: 300 different values are needed, but it holds at most 1 bytes",
            exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_are_in_use_come_first_and_each_once()
    {
        var model = Fit(new EnumType(new TableName("mood"), ["sad", "calm", "happy"]), ["happy", "calm"]);
        Assert.Equal(["calm", "happy", "sad"], Write(model, 3, StorageKind.Utf8));
        var exception = Assert.Throws<UnsupportedSchemaException>(() => model.Bind(RandomStream.FromSeed(1), 4));
        Assert.Contains("4 different values are needed, but its type has 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_one_row_keeps_the_truth_that_is_its_key() =>
        Assert.Equal([1L], Write(Fit(new BooleanType(), [1L]), 1, StorageKind.Int64));

    [Theory]
    [InlineData("inet", "192.168.0.1", "10.", "")]
    [InlineData("inet", "2001:db8::1", "fd", "")]
    [InlineData("cidr", "192.168.4.0/24", "10.", ".0/24")]
    [InlineData("macaddr", "08:00:2b:01:02:03", "02:", "")]
    public void Addresses_are_different_and_of_private_use(string type, string sample, string start, string end)
    {
        var column = Column(new UnsupportedType()) with { NativeType = type };
        using var vector = Vectors.Of(new UnsupportedType(), [sample]);
        var model = KeyModelFitter.Fit(column, vector, 1, Vectors.Context(1), "column c");
        var written = Write(model, 400, StorageKind.Utf8).Cast<string>().ToArray();
        Assert.Equal(400, written.Distinct().Count());
        Assert.All(written, text => Assert.StartsWith(start, text, StringComparison.Ordinal));
        Assert.All(written, text => Assert.EndsWith(end, text, StringComparison.Ordinal));
        Assert.All(written, text => Assert.True(NetworkCodec.Named(type)!.TryRead(text, out _)));
    }

    [Theory]
    [InlineData("/", "/1/", "/2/", "/3/", "/1/1/", "/1/2/", "/1/3/")]
    [InlineData("/1/", "/2/", "/1/1/", "/2/1/")]
    [InlineData("/1/")]
    public void Places_in_a_tree_are_different_and_have_the_one_above(params string[] samples)
    {
        var column = Column(new UnsupportedType()) with { NativeType = "hierarchyid" };
        using var vector = Vectors.Of(new UnsupportedType(), [.. samples]);
        var model = KeyModelFitter.Fit(column, vector, samples.Length, Vectors.Context(samples.Length), "column c");
        var written = Write(model, 400, StorageKind.Utf8).Cast<string>().ToHashSet(StringComparer.Ordinal);
        Assert.Equal(400, written.Count);
        Assert.Equal(samples.Contains("/"), written.Contains("/"));
        Assert.All(written, text => Assert.NotNull(HierarchyCodec.LevelsOf(text)));
        Assert.All(written.Where(text => HierarchyCodec.LevelsOf(text)!.Length > 1),
            text => Assert.Contains(text[..(text[..^1].LastIndexOf('/') + 1)], written));
        Assert.InRange(written.Max(text => text.Length), 1, 100);
    }

    [Fact]
    public void Text_of_an_extension_that_ignores_case_has_keys_as_text_has()
    {
        var column = Column(new UnsupportedType()) with { NativeType = "public.citext" };
        using var vector = Vectors.Of(new UnsupportedType(), [.. Enumerable.Range(0, 30).Select(i => (object)$"user{i}")]);
        var model = KeyModelFitter.Fit(column, vector, 30, Vectors.Context(30), "column c");
        Assert.Equal(200, Write(model, 200, StorageKind.Utf8).Cast<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count());
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

    private static object[] Write(KeyModel model, int rows, StorageKind storage)
    {
        var writer = model.Bind(RandomStream.FromSeed(1), rows);
        using var keys = ColumnVector.Create(storage);
        for (var position = 0; position < rows; position++)
        {
            writer.Append(keys, position, 0);
        }

        return [.. Enumerable.Range(0, rows).Select(row => SyntheticDatabase.ValueAt(keys, row)!)];
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
