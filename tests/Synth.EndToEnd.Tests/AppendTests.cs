using System.Globalization;
using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Families that are added come after all rows that were there, which stay as they are.</summary>
public sealed class AppendTests(Engines engines) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-append-");

    private RefreshOptions Options => new()
    {
        Run = Clone.Options with { HoldoutFraction = 0 },
        ModelPath = Path.Combine(folder.FullName, "model.synth"),
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task Families_are_added_again_and_again_and_no_row_changes(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, AppendTables.Sql);
        await using var target = await engines.CreateAsync(engine);
        await RefreshAsync(source, target);
        var before = await RowsAsync(target);

        var first = await AppendAsync(target, new FamilyAppend(40));
        var between = await RowsAsync(target);
        var second = await AppendAsync(target, new FamilyAppend(15, new TableName("customers")));

        var after = await RowsAsync(target);
        Assert.All([first, second], result => Assert.Empty(result.Run.Certificate.Broken));
        Assert.Equal((40, "customers"), (first.Added!.Count, first.Added.Root!.Name));
        AssertExtended(before, between, "customers", 40);
        AssertExtended(between, after, "customers", 15);
        AssertExtended(before, after, "products", 0);
        Assert.NotEqual(before["orders"].Length, after["orders"].Length);
        Assert.Equal(second.Run.Tables.Sum(table => table.SyntheticRows), after.Values.Sum(rows => rows.Length));
        Assert.Equal(["0"], await target.QueryAsync(
            "SELECT count(*) FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.price <> p.price"));
        Assert.Equal(["0"], await target.QueryAsync(
            "SELECT count(*) FROM orders o WHERE o.total <> (SELECT sum(l.price * l.amount) FROM order_lines l WHERE l.order_id = o.id)"));
    }

    [Fact]
    public async Task No_family_gives_way_because_texts_count_its_rows()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.CountedSql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);
        await target.ExecuteAsync("UPDATE orders SET number = 'by hand' WHERE id = 1");

        foreach (var families in new[] { 20, 20, 40, 5 })
        {
            await AppendAsync(target, new FamilyAppend(families));
        }

        Assert.Equal([$"{AppendTables.Customers + 85}"], await target.QueryAsync("SELECT max(id) FROM customers"));
        Assert.Equal(["0"], await target.QueryAsync("SELECT max(id) - count(*) FROM orders"));
        Assert.Empty(await target.QueryAsync(
            "SELECT 1 FROM orders GROUP BY strftime('%Y', placed) HAVING max(CAST(substr(number, 10) AS INTEGER)) <> count(*)"));
    }

    [Fact]
    public async Task Families_that_came_after_one_that_gave_way_are_not_made_twice()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.CountedSql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);
        await AppendAsync(target, new FamilyAppend(20));
        await target.ExecuteAsync($"DELETE FROM orders WHERE customer_id = {AppendTables.Customers + 2}");
        await target.ExecuteAsync($"DELETE FROM customers WHERE id = {AppendTables.Customers + 2}");

        await AppendAsync(target, new FamilyAppend(20));

        Assert.Equal([$"{AppendTables.Customers + 40}"], await target.QueryAsync("SELECT max(id) FROM customers"));
        Assert.Equal([$"{AppendTables.Customers + 39}"], await target.QueryAsync("SELECT count(*) FROM customers"));
    }

    [Fact]
    public async Task Added_rows_are_like_those_that_were_there()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);

        await AppendAsync(target, new FamilyAppend(AppendTables.Customers));

        // Means over as many new families as old ones, within four standard errors of their difference.
        const string Lines = "order_lines l JOIN orders o ON o.id = l.order_id JOIN customers c ON c.id = o.customer_id";
        await AssertAlikeAsync(target, "count(o.id)", "customers c LEFT JOIN orders o ON o.customer_id = c.id", "GROUP BY c.id");
        await AssertAlikeAsync(target, "l.amount", Lines);
        await AssertAlikeAsync(target, "l.product_id", Lines);
        await AssertAlikeAsync(target, "CASE c.kind WHEN 'gold' THEN 1 ELSE 0 END", "customers c");
    }

    [Fact]
    public async Task Equal_runs_add_equal_rows_whatever_the_number_of_threads()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        await using var one = await engines.CreateAsync(EngineName.Sqlite);
        await using var other = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, one);
        await RefreshAsync(source, other);

        await AppendAsync(one, new FamilyAppend(30));
        await AppendAsync(other, new FamilyAppend(30), Options.Run with { Workers = 1 });

        Assert.Equal(await one.DumpAsync(), await other.DumpAsync());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public async Task Files_are_extended_too(string form)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        using var files = new FilePlace(form);
        await RefreshAsync(source.Endpoint, files.Endpoint);
        var before = await RowsAsync(files.Endpoint);

        await AppendAsync(files.Endpoint, new FamilyAppend(20));

        AssertExtended(before, await RowsAsync(files.Endpoint), "customers", 20);
        Assert.DoesNotContain(files.Residue, name => !name.EndsWith("synth-previous", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_others_wrote_stay_and_their_keys_are_not_repeated()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);
        await target.ExecuteAsync($"INSERT INTO customers VALUES ({AppendTables.Customers + 3}, 'tester', 'gold', 'tester@example.org')");
        var before = await RowsAsync(target);

        await AppendAsync(target, new FamilyAppend(10));

        AssertExtended(before, await RowsAsync(target), "customers", 10);
    }

    [Fact]
    public async Task What_does_not_fit_the_model_is_refused_and_left_alone()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await using var empty = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);
        var before = await target.DumpAsync();

        await RefusedAsync(empty, Options.Run, "no run of Synth has filled it");
        await RefusedAsync(target, Options.Run with { Seed = 99 }, "was filled with seed");
        await RefusedAsync(target, Options.Run with { Scale = 2 }, "products are not those that the model makes");
        Assert.Equal(before, await target.DumpAsync());
        await target.ExecuteAsync("UPDATE products SET price = price + 1 WHERE id = 3");
        await RefusedAsync(target, Options.Run, "products are not those that the model makes");
        await target.ExecuteAsync("ALTER TABLE orders ADD COLUMN remark TEXT");
        await RefusedAsync(target, Options.Run, "has other columns than the model makes");
        var error = await Assert.ThrowsAsync<ConfigurationException>(
            () => AppendAsync(target, new FamilyAppend(1, new TableName("orders"))));
        Assert.Contains("it is no root of families", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trees_whose_rows_would_have_to_change_are_refused_with_the_reason()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, AppendTables.Sql);
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await RefreshAsync(source, target);

        var error = await Assert.ThrowsAsync<SafetyException>(() => AppendAsync(target, new FamilyAppend(5, new TableName("staff"))));

        Assert.Contains("table staff, foreign key (boss_id): it arranges all rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("table badges, foreign key (product_id): it uses each row", error.Message, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(ScratchDatabase target, RunOptions run, string reason)
    {
        var error = await Assert.ThrowsAsync<SafetyException>(() => AppendAsync(target, new FamilyAppend(5), run));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static void AssertExtended(Dictionary<string, string[]> before, Dictionary<string, string[]> after, string grown, int rows)
    {
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, table => Assert.Empty(table.Value.Except(after[table.Key])));
        Assert.Equal(before[grown].Length + rows, after[grown].Length);
    }

    private static async Task AssertAlikeAsync(ScratchDatabase target, string value, string tables, string group = "")
    {
        var old = await ValuesAsync($"c.id <= {AppendTables.Customers}");
        var added = await ValuesAsync($"c.id > {AppendTables.Customers}");
        var error = Math.Sqrt((Variance(old) / old.Length) + (Variance(added) / added.Length));
        Assert.InRange(added.Average() - old.Average(), -4 * error, 4 * error);

        async Task<double[]> ValuesAsync(string condition) =>
            [.. (await target.QueryAsync($"SELECT {value} FROM {tables} WHERE {condition} {group}"))
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    private static double Variance(double[] values) => values.Average(value => value * value) - (values.Average() * values.Average());

    private static Task<Dictionary<string, string[]>> RowsAsync(ScratchDatabase database) => RowsAsync(database.Endpoint);

    private static async Task<Dictionary<string, string[]>> RowsAsync(DatabaseEndpoint database)
    {
        await using var session = await database.Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        var rows = new Dictionary<string, string[]>();
        foreach (var table in (await session.Catalog.ReadAsync(CancellationToken.None)).Tables)
        {
            rows.Add(table.Name.Name, [.. await Testing.SourceRead.RowsAsync(session, table)]);
        }

        return rows;
    }

    private Task<RefreshResult> RefreshAsync(ScratchDatabase source, ScratchDatabase target) =>
        RefreshAsync(source.Endpoint, target.Endpoint);

    private Task<RefreshResult> RefreshAsync(DatabaseEndpoint source, DatabaseEndpoint target) =>
        new RefreshRun(Options, SilentObserver.Instance, TimeProvider.System).RunAsync(source, target, CancellationToken.None);

    private Task<RefreshResult> AppendAsync(ScratchDatabase target, FamilyAppend append, RunOptions? run = null) =>
        AppendAsync(target.Endpoint, append, run);

    private Task<RefreshResult> AppendAsync(DatabaseEndpoint target, FamilyAppend append, RunOptions? run = null) =>
        new RefreshRun(Options with { Run = run ?? Options.Run, Append = append }, SilentObserver.Instance, TimeProvider.System)
            .RunAsync(null, target, CancellationToken.None);
}
