using System.Data.SqlTypes;
using System.Globalization;
using Synth.Connectors.SqlServer.Loading;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Loading;

/// <summary>What the driver's bulk copy gets to see of a batch.</summary>
public sealed class BatchReaderTests
{
    public static TheoryData<string, ColumnType, object, object> Values => new()
    {
        { "bit", new BooleanType(), true, true },
        { "tinyint", new IntegerType(8, IsUnsigned: true), 255L, (byte)255 },
        { "smallint", new IntegerType(16), -32768L, short.MinValue },
        { "int", new IntegerType(32), 5L, 5 },
        { "bigint", new IntegerType(64), long.MinValue, long.MinValue },
        { "decimal(38,10)", new DecimalType(38, 10), DecimalValues.PowerOfTen(38) - 1,
            SqlDecimal.Parse("9999999999999999999999999999.9999999999") },
        { "decimal(9,2)", new DecimalType(9, 2), (Int128)(-150), SqlDecimal.ConvertToPrecScale(new SqlDecimal(-1.5m), 9, 2) },
        { "money", new DecimalType(19, 4), (Int128)long.MinValue + 1, -922337203685477.5807m },
        { "real", new FloatType(32), 1.5, 1.5f },
        { "float", new FloatType(64), double.MaxValue, double.MaxValue },
        { "nvarchar(max)", new TextType(), "a 😀 \0", "a 😀 \0" },
        { "nchar(5)", new TextType(5, IsFixedLength: true), "ab", "ab" },
        { "xml", new XmlType(), "<a/>", "<a/>" },
        { "sql_variant", new UnsupportedType(), "12", "12" },
        { "date", new DateType(), 0L, DateTime.MinValue },
        { "time(7)", new TimeType(7), TimeSpan.TicksPerDay - 1, new TimeSpan(TimeSpan.TicksPerDay - 1) },
        { "datetime2(7)", new TimestampType(7), DateTime.MaxValue.Ticks, DateTime.MaxValue },
        { "datetimeoffset(7)", new TimestampType(7, IsInstant: true), 5L, new DateTimeOffset(5, TimeSpan.Zero) },
        { "uniqueidentifier", new UuidType(), Guid.AllBitsSet, Guid.AllBitsSet },
    };

    public static TheoryData<string, ColumnType, object> Misfits => new()
    {
        { "tinyint", new IntegerType(8, IsUnsigned: true), 256L },
        { "int", new IntegerType(32), 1L << 40 },
        { "decimal(9,2)", new DecimalType(9, 2), DecimalValues.NaN },
        { "smallmoney", new DecimalType(10, 4), (Int128)int.MaxValue + 1 },
        { "real", new FloatType(32), 1e300 },
        { "float", new FloatType(64), double.NaN },
        { "float", new FloatType(64), double.NegativeInfinity },
        { "nvarchar(2)", new TextType(2), "secret" },
        { "varbinary(1)", new BinaryType(1), new byte[] { 1, 2 } },
        { "time(0)", new TimeType(0), TimeSpan.TicksPerDay + 1 },
        { "datetime", new TimestampType(3), new DateTime(1752, 12, 31).Ticks },
        { "smalldatetime", new TimestampType(0), new DateTime(2080, 1, 1).Ticks },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Gives_values_the_types_that_the_driver_sends(string nativeType, ColumnType type, object stored, object expected)
    {
        using var batch = Batch(type, stored, null);
        using var reader = Open(nativeType, type, batch);
        Assert.True(reader.Read());
        Assert.Equal(expected, reader.GetValue(0));
        Assert.Equal(expected.GetType(), reader.GetFieldType(0));
        Assert.True(reader.Read());
        Assert.True(reader.IsDBNull(0));
        Assert.Equal(DBNull.Value, reader.GetValue(0));
        Assert.False(reader.Read());
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Refuses_a_batch_with_a_value_that_has_no_place_and_does_not_tell_the_value(string nativeType,
        ColumnType type, object stored)
    {
        using var batch = Batch(type, stored);
        var error = Assert.Throws<LoadException>(() => Open(nativeType, type, batch));
        Assert.Contains("Table shop.thing, column value", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToString(stored, CultureInfo.InvariantCulture)!,
            error.Message.Replace(nativeType, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_the_ends_of_the_calendar_for_what_lies_beyond_it()
    {
        using var batch = Batch(new DateType(), TemporalValues.PositiveInfinity, TemporalValues.NegativeInfinity, TemporalValues.ZeroDate);
        using var reader = Open("date", new DateType(), batch);
        Assert.Equal([DateTime.MaxValue, DateTime.MinValue, DateTime.MinValue], ReadAll(reader));
    }

    [Fact]
    public void Puts_the_last_moment_of_a_day_for_its_end()
    {
        using var batch = Batch(new TimeType(3), TimeSpan.TicksPerDay);
        using var reader = Open("time(3)", new TimeType(3), batch);
        Assert.Equal([new TimeSpan(0, 23, 59, 59, 999)], ReadAll(reader));
    }

    [Theory]
    [InlineData("12.50", "decimal(9,2)")]
    [InlineData("2024-02-29 12:30:00", "datetime2(7)")]
    [InlineData("yes", "nvarchar(10)")]
    public void Takes_texts_for_columns_of_any_type(string text, string nativeType)
    {
        ColumnType target = nativeType[0] switch
        {
            'n' => new TextType(10),
            'd' when nativeType.StartsWith("decimal", StringComparison.Ordinal) => new DecimalType(9, 2),
            _ => new TimestampType(7)
        };
        using var batch = Batch(new TextType(), text);
        using var reader = Open(nativeType, target, batch);
        object expected =
            target switch { TextType => text, DecimalType => SqlDecimal.Parse(text), _ => new DateTime(2024, 2, 29, 12, 30, 0) };
        Assert.Equal([expected], ReadAll(reader));
    }

    [Fact]
    public void Streams_long_values()
    {
        using var texts = Batch(new TextType(), new string('ß', 100_000));
        using var textReader = Open("nvarchar(max)", new TextType(), texts);
        Assert.True(textReader.Read());
        using var text = textReader.GetTextReader(0);
        Assert.Equal(new string('ß', 100_000), text.ReadToEnd());

        var content = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        using var blobs = Batch(new BinaryType(), content);
        using var blobReader = Open("varbinary(max)", new BinaryType(), blobs);
        Assert.True(blobReader.Read());
        using var copy = new MemoryStream();
        blobReader.GetStream(0).CopyTo(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public void Names_a_destination_so_that_the_driver_finds_it()
    {
        // The driver takes one pair of brackets off and knows no doubled ones.
        Assert.Equal("[a]b]", TableLoader.DestinationName("a]b"));
        Assert.Equal("[[bracket]]", TableLoader.DestinationName("[bracket]"));
    }

    private static BatchReader Open(string nativeType, ColumnType type, RecordBatch batch)
    {
        var column = Nullable("value", type) with { NativeType = nativeType };
        return new BatchReader(Table("thing", column) with { Name = new TableName("shop", "thing") }, [column], batch);
    }

    private static RecordBatch Batch(ColumnType type, params object?[] values) =>
        BatchBuilder.Create(Table("thing", Nullable("value", type)), values.Select(value => new[] { value }));

    private static List<object> ReadAll(BatchReader reader)
    {
        var values = new List<object>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0));
        }

        return values;
    }
}
