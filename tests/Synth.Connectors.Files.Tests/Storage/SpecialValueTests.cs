using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Files.Tests.Storage;

/// <summary>Values that DuckDB's types have no form for come back all the same.</summary>
public sealed class SpecialValueTests
{
    public static TheoryData<string> Forms => ["csv", "parquet", "duckdb"];

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Zero_dates_and_infinities_come_back(string form) => AssertKeptAsync(
        form, new DateType(), 738_000L, TemporalValues.PositiveInfinity,
        TemporalValues.ZeroDate, TemporalValues.NegativeInfinity, null, 1L);

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Infinite_timestamps_come_back(string form) => AssertKeptAsync(
        form, new TimestampType(6), TemporalValues.PositiveInfinity, TemporalValues.NegativeInfinity, 638_000_000_000_000_010L, null);

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Seven_digits_of_a_second_come_back_within_and_beyond_the_range_of_nanoseconds(string form) => AssertKeptAsync(
        form, new TimestampType(7), new DateTime(2024, 2, 29)
            .Ticks + 1_234_567, null, 1L, DateTime.MaxValue.Ticks, TemporalValues.ZeroDate);

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Decimals_that_are_no_numbers_come_back(string form) =>
        AssertKeptAsync(form, new DecimalType(12, 2), (Int128)1850, DecimalValues.NaN, (Int128)(-5), null, Int128.Zero);

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Spans_of_more_than_a_day_come_back(string form) =>
        AssertKeptAsync(form, new TimeType(6), 0L, -838 * TimeSpan.TicksPerHour, TimeSpan.TicksPerDay * 3, null);

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Unsigned_numbers_come_back(string form) =>
        AssertKeptAsync(form, new IntegerType(64, IsUnsigned: true), (Int128)ulong.MaxValue, Int128.Zero, null);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_number_beyond_its_type_is_refused_without_its_value(string form)
    {
        var error = await Assert.ThrowsAsync<LoadException>(() => AssertKeptAsync(form, new IntegerType(16), 1L, 70_000L));
        Assert.Contains("column value", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("70000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Names_that_differ_in_case_alone_are_told_apart(string form)
    {
        var connector = FormOf(form);
        await using var database = new FileTestDatabase(connector);
        var schema = Database(
            Table("Order", Required("Id", new IntegerType(32)), Required("id", new IntegerType(32))),
            Table("order", Required("id", new IntegerType(32)), Required("ID", new IntegerType(32))));
        using var upper = BatchBuilder.Create(schema.Tables[0], [1, 2]);
        using var lower = BatchBuilder.Create(schema.Tables[1], [3, 4]);
        await TargetRun.WriteAsync(connector, database.Address, schema, table => table == schema.Tables[0] ? [upper] : [lower]);
        Assert.Equal(["1 | 2"], await SourceRead.RowsAsync(connector, database.Address, schema.Tables[0].Name));
        Assert.Equal(["3 | 4"], await SourceRead.RowsAsync(connector, database.Address, schema.Tables[1].Name));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Names_that_DuckDB_or_file_systems_do_not_take_are_kept(string form)
    {
        var connector = FormOf(form);
        await using var database = new FileTestDatabase(connector);
        string[] names = ["", "..", "/", @"a\b", "CON", "we'ird;-- \"t\"", "select", "*", "{a}", " ", "naïve 😀"];
        var schema = Database([.. names.Select(name => Table(name, [.. names.Select(column => Nullable(column, new TextType()))]))]);
        var batches = schema.Tables.ToDictionary(
            table => table.Name, table => BatchBuilder.Create(table, [[.. names.Select(name => name + table.Name)]]));
        await TargetRun.WriteAsync(connector, database.Address, schema, table => [batches[table.Name]]);
        Assert.Equal(
            schema.Tables.Select(table => (table.Name, table.Columns)),
            (await SourceRead.SchemaAsync(connector, database.Address)).Tables.Select(table => (table.Name, table.Columns)));
        foreach (var (table, batch) in batches)
        {
            Assert.Equal(RowText.Ordered([batch]), await SourceRead.RowsAsync(connector, database.Address, table));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public Task Arrays_and_spans_come_back_as_they_are_written(string form) => AssertKeptAsync(
        form, new ArrayType(new TextType()), "{}", "{NULL,\"\",\"a,b\"}", "{{1,2},{3,4}}", "{\"\\\"\"}", "", null);

    internal static FileConnector FormOf(string name) => name switch
    {
        "csv" => FileConnector.Csv,
        "parquet" => FileConnector.Parquet,
        "duckdb" => FileConnector.DuckDb,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such form."),
    };

    // One batch a value, so that the column has rows already when it becomes one of texts.
    private static async Task AssertKeptAsync(string form, ColumnType type, params object?[] values)
    {
        var connector = FormOf(form);
        var table = Table("thing", Required("n", new IntegerType(64)), Nullable("value", type));
        await using var database = new FileTestDatabase(connector);
        var batches = values.Select((value, i) => BatchBuilder.Create(table, new[] { new[] { i, value } })).ToArray();
        await TargetRun.WriteAsync(connector, database.Address, Database(table), _ => batches);
        Assert.Equal(RowText.Ordered(batches), await SourceRead.RowsAsync(connector, database.Address, table.Name));
    }
}
