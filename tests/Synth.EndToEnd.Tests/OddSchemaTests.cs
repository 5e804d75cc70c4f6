using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Schemas that only one engine allows, cloned to itself and to others.</summary>
public sealed class OddSchemaTests(Engines engines)
{
    private static readonly string Spans = $"""
        CREATE TABLE shifts (id INT PRIMARY KEY, lasted TIME(2) NOT NULL, begins TIME NOT NULL, until TIME NULL DEFAULT '26:00:00');
        {HardSchema.Count(60)} INSERT INTO shifts
            SELECT i, SEC_TO_TIME(i * 40000 - 90000.25), SEC_TO_TIME(i * 900), NULL FROM n;
        """;

    private static readonly string Computed = $"""
        CREATE TABLE items (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER GENERATED ALWAYS AS (a * 2) STORED,
            c TEXT GENERATED ALWAYS AS (b || '-' || a) VIRTUAL UNIQUE);
        {HardSchema.Count(80)} INSERT INTO items (id, a) SELECT i, i * 7919 % 331 FROM n;
        """;

    private static readonly string Collations = $"""
        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
        CREATE TABLE visits (id INTEGER PRIMARY KEY, name TEXT REFERENCES People(Name) ON UPDATE CASCADE);
        {HardSchema.Count(40)} INSERT INTO people SELECT i, 'Name ' || i FROM n;
        {HardSchema.Count(90)} INSERT INTO visits SELECT i, 'Name ' || (1 + i % 40) FROM n;
        """;

    [Theory]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.Sqlite)]
    public async Task Spans_of_hours_beyond_a_day_are_cloned(EngineName to)
    {
        await using var source = await engines.CreateAsync(EngineName.MySql, Spans);
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        if (to == EngineName.PostgreSql)
        {
            Assert.Equal(["True"], await target.QueryAsync("SELECT bool_or(lasted > interval '24 hours') FROM shifts"));
        }

        if (to == EngineName.MySql)
        {
            Assert.Equal(["1"], await target.QueryAsync("SELECT MAX(lasted) BETWEEN '24:00:00' AND '838:59:59' FROM shifts"));
            Assert.Equal(await source.DefinitionAsync(), await target.DefinitionAsync());
        }
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task Columns_that_are_computed_of_computed_ones_are_cloned(EngineName to)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, Computed);
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
        Assert.Equal(["80"], await target.QueryAsync("SELECT count(DISTINCT a) FROM items"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task Foreign_keys_between_collations_are_cloned(EngineName to)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, Collations);
        await using var target = await engines.CreateAsync(to);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }

    [Fact]
    public async Task Columns_of_rows_of_another_table_become_text_which_the_ledger_says()
    {
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, """
            CREATE TABLE b_inner (id int PRIMARY KEY, label text);
            CREATE TABLE a_outer (id int PRIMARY KEY, part b_inner, parts b_inner[]);
            INSERT INTO b_inner SELECT i, 'label ' || i FROM generate_series(1, 30) AS i;
            INSERT INTO a_outer SELECT id, b_inner, ARRAY[b_inner] FROM b_inner;
            """);
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        var result = await Clone.RunAsync(source, target);
        await CloneAssert.CompleteAsync(result, target);
        Assert.Equal(2, result.Ledger.Losses.Count(loss => loss.Subject.Contains("a_outer, column part", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Tables_that_show_the_rows_of_others_are_recreated_and_not_filled()
    {
        await using var source = await engines.CreateAsync(EngineName.MySql, $"""
            CREATE TABLE first_half (a INT NOT NULL, t VARCHAR(10), KEY (a)) ENGINE=MyISAM;
            CREATE TABLE other_half LIKE first_half;
            {HardSchema.Count(40)} INSERT INTO first_half SELECT i, 'x' FROM n;
            {HardSchema.Count(30)} INSERT INTO other_half SELECT i, 'y' FROM n;
            CREATE TABLE whole (a INT NOT NULL, t VARCHAR(10), KEY (a)) ENGINE=MERGE UNION=(first_half, other_half) INSERT_METHOD=LAST;
            """);
        await using var target = await engines.CreateAsync(EngineName.MySql);
        Assert.Empty((await Clone.RunAsync(source, target)).Certificate.Broken);
        Assert.Equal(["70"], await target.QueryAsync("SELECT COUNT(*) FROM whole"));
        Assert.Equal(["40"], await target.QueryAsync("SELECT COUNT(*) FROM first_half"));
    }

    [Theory]
    [InlineData(EngineName.PostgreSql, "bit(10)", "(i * 17)::bit(10)")]
    [InlineData(EngineName.PostgreSql, "bit varying(12)", "i::bit(12)::bit varying")]
    [InlineData(EngineName.MySql, "bit(10)", "i * 17")]
    public async Task Unique_bits_are_cloned(EngineName engine, string type, string value)
    {
        await using var source = await engines.CreateAsync(engine, $"""
            CREATE TABLE flags (id INTEGER PRIMARY KEY, b {type} NOT NULL UNIQUE);
            {HardSchema.Count(60)} INSERT INTO flags SELECT i, {value} FROM n;
            """);
        await using var target = await engines.CreateAsync(engine);
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }

    [Fact]
    public async Task A_table_without_columns_is_there_and_empty()
    {
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, """
            CREATE TABLE nothing ();
            CREATE TABLE something (id int PRIMARY KEY, label text);
            INSERT INTO something SELECT i, 'label ' || i FROM generate_series(1, 30) AS i;
            INSERT INTO nothing SELECT FROM generate_series(1, 5);
            """);
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        Assert.Empty((await Clone.RunAsync(source, target)).Certificate.Broken);
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM nothing"));
    }
}
