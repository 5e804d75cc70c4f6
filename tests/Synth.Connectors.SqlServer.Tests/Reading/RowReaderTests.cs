using System.Data.SqlTypes;
using Synth.Connectors.SqlServer.Reading;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Reading;

public sealed class RowReaderTests
{
    [Fact]
    public Task Reads_whole_numbers_and_flags() => AssertReadAsync(
        [new BooleanType(), new IntegerType(8, IsUnsigned: true), new IntegerType(16), new IntegerType(32), new IntegerType(64)],
        [typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long)],
        [true, (byte)255, short.MinValue, int.MaxValue, long.MinValue],
        "1 | 255 | -32768 | 2147483647 | -9223372036854775808");

    [Fact]
    public Task Reads_decimals_at_the_scale_of_their_column() => AssertReadAsync(
        [new DecimalType(19, 4), new DecimalType(9, 2), new DecimalType(28, 0), new DecimalType(38, 10)],
        [typeof(decimal), typeof(decimal), typeof(decimal), typeof(decimal)],
        [-922337203685477.5808m, 1.5m, 9999999999999999999999999999m, SqlDecimal.Parse("-9999999999999999999999999999.9999999999")],
        "-9223372036854775808 | 150 | 9999999999999999999999999999 | -99999999999999999999999999999999999999");

    [Fact]
    public Task Reads_floating_point_numbers() => AssertReadAsync(
        [new FloatType(32), new FloatType(64)], [typeof(float), typeof(double)], [1.5f, -0.1], "1.5 | -0.1");

    [Fact]
    public Task Reads_times_to_the_last_digit() => AssertReadAsync(
        [new DateType(), new TimeType(7), new TimestampType(7), new TimestampType(7, IsInstant: true)],
        [typeof(DateTime), typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset)],
        [new DateTime(9999, 12, 31), TimeSpan.FromTicks(TimeSpan.TicksPerDay - 1),
            DateTime.MaxValue, new DateTimeOffset(2024, 3, 31, 2, 0, 0, TimeSpan.FromHours(2))],
        $"{DateOnly.MaxValue.DayNumber} | {TimeSpan.TicksPerDay - 1} | {DateTime.MaxValue.Ticks} | {new DateTime(2024, 3, 31).Ticks}");

    [Fact]
    public Task Reads_texts_bytes_and_identifiers() => AssertReadAsync(
        [new TextType(), new TextType(5, IsFixedLength: true), new BinaryType(), new UuidType(), new XmlType(), new UnsupportedType()],
        [typeof(string), typeof(string), typeof(byte[]), typeof(Guid), typeof(string), typeof(string)],
        ["a 😀 \0", "ab   ", new byte[] { 0, 255 }, Guid.AllBitsSet, "<a/>", "/1/2/"],
        "'a 😀 \0' | 'ab' | 00FF | ffffffff-ffff-ffff-ffff-ffffffffffff | '<a/>' | '/1/2/'");

    [Fact]
    public Task Reads_nulls_of_every_type()
    {
        var types = NeutralTypes.All(timestampDigits: 7).Where(type => type is not (JsonType or DecimalType { Precision: null })).ToArray();
        return AssertReadAsync(types, [.. types.Select(FieldTypeOf)],
            new object?[types.Length], string.Join(" | ", types.Select(_ => "∅")));
    }

    [Fact]
    public async Task Cuts_rows_into_batches_and_ends_with_none()
    {
        var table = Table("t", Nullable("a", new IntegerType(32)));
        await using var result = new RecordedResult([typeof(int)], [1], [2], [3]);
        var rows = new RowReader(table, result);
        using var first = await rows.ReadBatchAsync(2, CancellationToken.None);
        using var second = await rows.ReadBatchAsync(2, CancellationToken.None);
        Assert.Equal((2, 1), (first!.RowCount, second!.RowCount));
        Assert.Null(await rows.ReadBatchAsync(2, CancellationToken.None));
        Assert.True(rows.IsAtEnd);
    }

    [Fact]
    public void Says_which_column_comes_in_a_type_that_is_not_expected()
    {
        using var result = new RecordedResult([typeof(string)]);
        var error = Assert.Throws<ReadException>(() => new RowReader(Table("t", Nullable("amount", new IntegerType(32))), result));
        Assert.Contains("column amount: the server sends String", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_column_has_a_value_that_does_not_fit_and_not_which_value()
    {
        await using var result = new RecordedResult([typeof(decimal)], [1.2345m]);
        var rows = new RowReader(Table("t", Nullable("amount", new DecimalType(9, 2))), result);
        var error = await Assert.ThrowsAsync<ReadException>(() => rows.ReadBatchAsync(10, CancellationToken.None));
        Assert.Contains("column amount", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1.2345", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_for_text_where_the_driver_has_no_plain_type()
    {
        Column[] columns = [Native("a]b", "int", new IntegerType(32)),
            Native("x", "xml", new XmlType()), Native("v", "sql_variant", new UnsupportedType()),
            Native("h", "hierarchyid", new UnsupportedType()), Native("g", "geography", new UnsupportedType())];
        Assert.Equal(
            "SELECT [a]]b], CONVERT(nvarchar(max), [x]) AS [x], CONVERT(nvarchar(4000), [v]) AS [v], [h].ToString() AS [h], "
            + "CASE WHEN [g] IS NOT NULL THEN CONCAT(N'SRID=', [g].STSrid, N';', [g].ToString()) END AS [g] FROM [dbo].[t]",
            ReadQueries.Select(Table("t", columns) with { Name = new TableName("dbo", "t") }, columns));
    }

    private static Column Native(string name, string type, ColumnType meaning) => Nullable(name, meaning) with { NativeType = type };

    private static Type FieldTypeOf(ColumnType type) => type switch
    {
        BooleanType => typeof(bool),
        IntegerType => typeof(int),
        DecimalType => typeof(decimal),
        FloatType => typeof(double),
        BinaryType => typeof(byte[]),
        DateType or TimestampType { IsInstant: false } => typeof(DateTime),
        TimestampType => typeof(DateTimeOffset),
        TimeType => typeof(TimeSpan),
        UuidType => typeof(Guid),
        _ => typeof(string),
    };

    private static async Task AssertReadAsync(ColumnType[] types, Type[] fieldTypes, object?[] row, string expected)
    {
        var table = Table("t", types.Select((type, i) => Nullable($"c{i}", type)));
        await using var result = new RecordedResult(fieldTypes, row, row);
        using var batch = await new RowReader(table, result).ReadBatchAsync(10, CancellationToken.None);
        Assert.Equal([expected, expected], RowText.Of(batch!));
    }
}
