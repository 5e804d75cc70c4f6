using Synth.Connectors;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>What is at the border of what can be generated: it is, or it is refused by name, with the target untouched.</summary>
public sealed class UnsupportedSchemaTests(Engines engines)
{
    private static readonly string Tenants = $"""
        CREATE TABLE tenants (id INTEGER PRIMARY KEY, opened DATE NOT NULL);
        CREATE TABLE products (tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, price INTEGER NOT NULL, PRIMARY KEY (tenant, id));
        CREATE TABLE orders (tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, placed DATE NOT NULL, PRIMARY KEY (tenant, id));
        CREATE TABLE order_lines (
            tenant INTEGER NOT NULL, order_id INTEGER NOT NULL, n INTEGER NOT NULL, product_id INTEGER NOT NULL, PRIMARY KEY (tenant, order_id, n),
            FOREIGN KEY (tenant, order_id) REFERENCES orders (tenant, id), FOREIGN KEY (tenant, product_id) REFERENCES products (tenant, id));
        {HardSchema.Count(6)} INSERT INTO tenants SELECT i, '2024-01-01' FROM n;
        {HardSchema.Count(60)} INSERT INTO products SELECT 1 + i % 6, 1 + (i - 1) / 6, i * 10 FROM n;
        {HardSchema.Count(90)} INSERT INTO orders SELECT 1 + i % 6, 1 + (i - 1) / 6, '2024-05-05' FROM n;
        {HardSchema.Count(200)} INSERT INTO order_lines SELECT 1 + i % 6, 1 + (i - 1) / 6 % 15, 1 + (i - 1) / 90, 1 + (i - 1) / 6 % 10 FROM n;
        """;

    private static readonly string Trees = $"""
        CREATE TABLE tenants (id INTEGER PRIMARY KEY, label VARCHAR(20) NOT NULL);
        CREATE TABLE categories (
            tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, parent INTEGER, top INTEGER NOT NULL, PRIMARY KEY (tenant, id),
            FOREIGN KEY (tenant, parent) REFERENCES categories (tenant, id), FOREIGN KEY (tenant, top) REFERENCES categories (tenant, id));
        CREATE TABLE items (
            tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, category INTEGER NOT NULL, PRIMARY KEY (tenant, id),
            FOREIGN KEY (tenant, category) REFERENCES categories (tenant, id));
        {HardSchema.Count(6)} INSERT INTO tenants SELECT i, 'tenant ' || i FROM n;
        {HardSchema.Count(240)} INSERT INTO categories
            SELECT 1 + i % 6, (i - i % 6) / 6 + 1, CASE WHEN i > 30 THEN 2 + i * 7919 % ((i - i % 6) / 6 - 1) END,
                CASE WHEN i < 12 OR i % 5 = 0 THEN (i - i % 6) / 6 + 1 ELSE 2 END FROM n;
        {HardSchema.Count(300)} INSERT INTO items SELECT 1 + i % 6, (i - i % 6) / 6 + 1, 2 + i * 31 % 38 FROM n;
        """;

    private static readonly string Sums = Bills("net + tax", "i * 7919 % 1009 + i * 104729 % 307");

    private static readonly string Squares = Bills("net * net + tax", "(i * 7919 % 1009) * (i * 7919 % 1009) + i * 104729 % 307");

    [Theory]
    [HardCase("H1")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Foreign_keys_that_share_a_tenant_across_families_agree_in_it(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Tenants);
        await using var target = await engines.CreateAsync(engine);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(["200"], await target.QueryAsync("SELECT count(*) FROM order_lines"));
    }

    [Theory]
    [HardCase("H1", "H3")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Keys_of_a_table_to_itself_that_share_a_tenant_make_trees_of_the_tenant(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Trees);
        await using var target = await engines.CreateAsync(engine);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM categories WHERE parent = id"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_check_that_no_rule_holds_is_noticed_by_the_target(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Squares);
        await using var target = await engines.CreateAsync(engine);
        var refusal = await Assert.ThrowsAsync<LoadException>(() => Clone.RunAsync(source, target));
        Assert.Contains("bills", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("check", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await target.ContentsAsync());
    }

    [Theory]
    [HardCase("H32")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_check_of_an_exact_sum_holds_in_every_row(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Sums);
        await using var target = await engines.CreateAsync(engine);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM bills WHERE total <> net + tax"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task A_table_without_columns_is_refused_by_engines_that_have_none(EngineName to)
    {
        await using var target = await engines.CreateAsync(to);
        await using var source = await engines.CreateAsync(
            EngineName.PostgreSql, "CREATE TABLE bare (); CREATE TABLE full_of_it (id INTEGER PRIMARY KEY)");
        var refusal = await Assert.ThrowsAsync<UnsupportedSchemaException>(() => Clone.RunAsync(source, target));
        Assert.Contains(refusal.Issues, issue => issue.Subject.Contains("bare", StringComparison.Ordinal));
        Assert.Empty(await target.ContentsAsync());
    }

    private static string Bills(string check, string total) => $"""
        CREATE TABLE bills (id INTEGER PRIMARY KEY, net INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, CHECK (total = {check}));
        {HardSchema.Count(300)} INSERT INTO bills SELECT i, i * 7919 % 1009, i * 104729 % 307, {total} FROM n;
        """;
}
