using System.Text;
using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>The law read(load(batches)) = batches, and what happens to batches that the engine refuses.</summary>
public abstract class LoadingSpecification(IConnectorFixture fixture)
{
    [Fact]
    public Task Keeps_integers() => AssertKept(new IntegerType(64), 0L, 1L, -1L, long.MaxValue, long.MinValue, null);

    [Fact]
    public Task Keeps_booleans() => AssertKept(new BooleanType(), true, false, null);

    [Fact]
    public Task Keeps_doubles() => AssertKept(
        new FloatType(64), 0.0, 1.0, -1.5, 0.1, 0.1 + 0.2, double.MaxValue, double.MinValue, double.Epsilon, 1e22, null);

    [Fact]
    public async Task Keeps_numbers_that_are_not_finite_where_the_engine_does()
    {
        if (fixture.KeepsNonFiniteNumbers)
        {
            await AssertKept(new FloatType(64), double.PositiveInfinity, double.NegativeInfinity, double.NaN, null);
        }
        else if (fixture.ApproximatesNonFiniteNumbers)
        {
            await AssertBecome(new FloatType(64), [double.PositiveInfinity, double.NegativeInfinity, double.NaN],
                [double.MaxValue, double.MinValue, null]);
        }
        else
        {
            await Assert.ThrowsAsync<LoadException>(() => AssertKept(new FloatType(64), double.NaN));
            await Assert.ThrowsAsync<LoadException>(() => AssertKept(new FloatType(64), double.PositiveInfinity));
        }
    }

    [Fact]
    public Task Keeps_decimals_of_38_digits() => AssertKept(
        new DecimalType(38, 10), Int128.Zero, DecimalValues.PowerOfTen(38) - 1,
        -(DecimalValues.PowerOfTen(38) - 1), (Int128)1, (Int128)(-1), DecimalValues.PowerOfTen(10), null);

    [Fact]
    public Task Keeps_amounts_of_money() =>
        AssertKept(new DecimalType(15, 2),
            [.. Enumerable.Range(-500, 1000).Select(cents => (object)(Int128)((cents * 9_999_999_999L) + 1)), null]);

    [Fact]
    public Task Keeps_decimals_without_bounds() => AssertKept(
        new DecimalType(null, null), "0", "1.50", "-0.000000000000000000000000000000000000000000001",
        "123456789012345678901234567890123456789012345678901234567890.5", null);

    [Fact]
    public Task Keeps_dates_from_year_1_to_9999() => AssertKept(
        new DateType(), 0L, (long)DateOnly.MaxValue.DayNumber, (long)new DateOnly(2024, 2, 29)
            .DayNumber, (long)new DateOnly(1582, 10, 10).DayNumber, null);

    [Fact]
    public Task Keeps_timestamps_to_the_last_digit()
    {
        var unit = (long)DecimalValues.PowerOfTen(7 - fixture.TimestampDigits);
        return AssertKept(new TimestampType(fixture.TimestampDigits), 0L, unit, DateTime.MaxValue.Ticks / unit * unit,
            new DateTime(2024, 2, 29, 23, 59, 59).Ticks + (1_234_567 / unit * unit), null);
    }

    [Fact]
    public Task Keeps_instants() =>
        AssertKept(new TimestampType(3, IsInstant: true), 0L, new DateTime(2024, 3, 31, 1, 30, 0)
            .Ticks, new DateTime(1900, 1, 1).Ticks + 1_230_000, null);

    [Fact]
    public Task Keeps_times() => AssertKept(new TimeType(3), 0L, TimeSpan.TicksPerDay - 10_000, 12 * TimeSpan.TicksPerHour, null);

    [Fact]
    public Task Keeps_identifiers() =>
        AssertKept(new UuidType(), Guid.Empty, Guid.Parse("0123abcd-4567-89ef-FFFF-0123456789AB"), Guid.AllBitsSet, null);

    [Fact]
    public Task Keeps_texts() => AssertKept(
        new TextType(), "", " ", "trailing ", "\t\r\n", "\u0001\u001F\u007F", "'\"\\", @"\N",
        "NULL", "naïve", "\U0001F600 \U00020000", "e\u0301", new string('ß', 1_000_000), null);

    [Fact]
    public Task Keeps_texts_that_formats_and_spreadsheets_stumble_over() => AssertKept(
        new TextType(), "\u200B", "\uFEFF", "\uFEFFa", "\u202Eabc", "\u2028\u2029\u0085", "\n", "\r", "a\r\nb\rc\n",
        "\"", "\"\"", "\"a\",\"b\"", ",", ";", "|", "#", "=1+1",
        "null", "NaN", "true", "007", "1e5", "2024-02-29", "{}", "\\", "\\n", "%s", "$1", "👩‍👩‍👧‍👦", "\U0010FFFD", " a ", null);

    [Fact]
    public async Task Keeps_nulls_and_extremes_of_different_types_in_one_row()
    {
        var table = Table(
            "thing",
            Required("n", new IntegerType(64)),
            Nullable("words", new TextType()),
            Nullable("amount", new DecimalType(38, 10)),
            Nullable("at", new TimestampType(fixture.TimestampDigits, IsInstant: true)),
            Nullable("bytes", new BinaryType()),
            Nullable("document", new JsonType()),
            Nullable("id", new UuidType()),
            Nullable("ratio", new FloatType(64))).WithKey("n");
        var instant = new DateTime(2024, 10, 27, 1, 0, 0).Ticks - (long)DecimalValues.PowerOfTen(7 - fixture.TimestampDigits);
        var most = DecimalValues.PowerOfTen(38) - 1;
        using var batch = BatchBuilder.Create(
            table,
            [1, null, null, null, null, null, null, null],
            [2, "", Int128.Zero, 0L, Array.Empty<byte>(), "null", Guid.Empty, 0.0],
            [3, "\",\r\n'", most, instant, new byte[] { 0, 10, 34, 255 }, "{\"a\": [null, \"\\n\"]}", Guid.AllBitsSet, double.Epsilon],
            [4, "👩‍👧\u200B", -most, null, new byte[] { 0xC3, 0x28 }, "[]", null, -double.MaxValue],
            [5, null, (Int128)1, instant, null, null, Guid.Empty, 0.1]);
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await TargetRun.WriteAsync(fixture.Connector, database.Address, Database(table), _ => [batch]);
        var name = translation.Tables[table.Name].Name;
        Assert.Equal(RowText.Ordered([batch]), await SourceRead.RowsAsync(fixture.Connector, database.Address, name, batchSize: 2));
    }

    [Fact]
    public async Task Keeps_the_character_zero_where_the_engine_does()
    {
        if (fixture.KeepsZeroCharacter)
        {
            await AssertKept(new TextType(), "a\0b", "\0");
        }
        else
        {
            await Assert.ThrowsAsync<LoadException>(() => AssertKept(new TextType(), "a\0b"));
        }
    }

    [Fact]
    public Task Keeps_bytes() => AssertKept(new BinaryType(), Array.Empty<byte>(), new byte[] { 0 },
        Encoding.UTF8.GetBytes("'text'"), Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray(), null);

    [Fact]
    public Task Keeps_json_as_it_is_written() =>
        AssertKept(new JsonType(), "{}", "[1.50, 2]", "1.50", "\"é\"", "{\"b\": 1, \"a\":  2}", null);

    [Fact]
    public async Task Keeps_random_batches_of_every_type()
    {
        // Skips the test as a whole where there is no server; within a sample that would be a failure.
        await (await fixture.CreateDatabaseAsync()).DisposeAsync();
        Gen.Long.Sample(
            seed =>
            {
                var random = RandomStream.FromSeed(seed);
                var table = Table("thing", NeutralTypes.All(fixture.TimestampDigits).Select((type, i) => Nullable($"c{i}", type)));
                var schema = Database(table);
                AssertKept(schema, new RandomRows(schema, random, rowCount: 40)).GetAwaiter().GetResult();
            },
            iter: 10,
            threads: 1);
    }

    [Fact]
    public async Task Loads_nothing_of_a_batch_that_is_refused_and_says_so_without_values()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var table = Table("thing", Required("id", new IntegerType(64)), Required("name", new TextType(20))).WithKey("id");
        await using var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var translation = await TargetRun.FillAsync(fixture.Connector, session, Database(table));
        using var good = BatchBuilder.Create(table, [1, "kept"], [2, "kept"]);
        using var bad = BatchBuilder.Create(table, [3, "secret"], [4, null]);
        var target = translation.Tables[table.Name];
        await session.Loader.LoadAsync(target, ["id", "name"], good, CancellationToken.None);
        var error = await Assert.ThrowsAsync<LoadException>(() =>
            session.Loader.LoadAsync(target, ["id", "name"], bad, CancellationToken.None));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Contains("thing", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, await session.Tables.CountRowsAsync(target, CancellationToken.None));
    }

    [Fact]
    public async Task Loads_columns_in_any_order()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var table = Table("thing", Required("a", new IntegerType(64)), Nullable("b", new TextType(20)));
        var turned = Table("thing", Nullable("b", new TextType(20)), Required("a", new IntegerType(64)));
        await using (var session = await fixture.Connector.OpenTargetAsync(database.Address, CancellationToken.None))
        {
            await session.BeginAsync(TargetRun.Marker, CancellationToken.None);
            var translation = await TargetRun.FillAsync(fixture.Connector, session, Database(table));
            using var batch = BatchBuilder.Create(turned, ["x", 1]);
            await session.Loader.LoadAsync(translation.Tables[table.Name], ["b", "a"], batch, CancellationToken.None);
            await session.PublishAsync(CancellationToken.None);
        }

        var read = (await SourceRead.SchemaAsync(fixture.Connector, database.Address)).Tables[0];
        Assert.Equal(["1 | 'x'"], await SourceRead.RowsAsync(fixture.Connector, database.Address, read.Name));
    }

    private Task AssertKept(ColumnType type, params object?[] values) => AssertBecome(type, values, values);

    private async Task AssertBecome(ColumnType type, object?[] values, object?[] expected)
    {
        var table = Table("thing", Required("n", new IntegerType(64)), Nullable("value", type)).WithKey("n");
        await using var database = await fixture.CreateDatabaseAsync();
        using var batch = BatchBuilder.Create(table, values.Select((value, i) => new[] { i, value }));
        var translation = await TargetRun.WriteAsync(fixture.Connector, database.Address, Database(table), _ => [batch]);
        using var wanted = BatchBuilder.Create(table, expected.Select((value, i) => new[] { i, value }));
        Assert.Equal(RowText.Ordered([wanted]),
            await SourceRead.RowsAsync(fixture.Connector, database.Address, translation.Tables[table.Name].Name, batchSize: 3));
    }

    private async Task AssertKept(DatabaseSchema schema, RandomRows rows)
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await TargetRun.WriteAsync(fixture.Connector, database.Address, schema, rows.BatchesOf);
        foreach (var table in schema.Tables)
        {
            var expected = RowText.Ordered(rows.BatchesOf(table));
            Assert.Equal(expected,
                await SourceRead.RowsAsync(fixture.Connector, database.Address, translation.Tables[table.Name].Name, batchSize: 7));
        }
    }
}
