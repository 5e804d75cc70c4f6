using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Specification;

/// <summary>What is read from a catalog: what was declared by hand, and what the connector itself wrote.</summary>
public abstract class CatalogSpecification(IConnectorFixture fixture)
{
    [Fact]
    public async Task Reads_an_empty_database_as_an_empty_schema()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync("SELECT 1"); // Some engines make the database when it is first used.
        var schema = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        Assert.Empty(schema.Tables);
        Assert.Equal(fixture.Connector.Engine, schema.Engine);
    }

    [Fact]
    public async Task Reads_composite_foreign_keys_in_declared_order()
    {
        ForeignKeyColumn[] pairs = fixture.FindsReferencedKeys
            ? [new("r", "code"), new("n", "number"), new("c", "country")]
            : [new("n", "number"), new("r", "code"), new("c", "country")];
        var schema = await ReadAsync($"""
            CREATE TABLE region (country INTEGER NOT NULL, code VARCHAR(8) NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (number, code, country));
            CREATE TABLE city (id INTEGER NOT NULL PRIMARY KEY, c INTEGER, n INTEGER, r VARCHAR(8),
                FOREIGN KEY ({string.Join(", ", pairs.Select(pair => pair.Column))})
                REFERENCES region ({string.Join(", ", pairs.Select(pair => pair.ReferencedColumn))}) ON DELETE CASCADE ON UPDATE SET NULL);
            """);
        var key = Assert.Single(Find(schema, "city").ForeignKeys);
        Assert.Equal(pairs, key.Columns);
        Assert.Equal(ReferentialAction.Cascade, key.OnDelete);
        Assert.Equal(ReferentialAction.SetNull, key.OnUpdate);
        Assert.Equal(["number", "code", "country"], Find(schema, "region").PrimaryKey!.Columns);
    }

    [Fact]
    public async Task Reads_a_foreign_key_to_a_unique_key_that_is_not_the_primary_key()
    {
        var schema = await ReadAsync("""
            CREATE TABLE product (id INTEGER NOT NULL PRIMARY KEY, code VARCHAR(8) NOT NULL, maker INTEGER NOT NULL, CONSTRAINT by_code UNIQUE (maker, code));
            CREATE TABLE sale (product_maker INTEGER, product_code VARCHAR(8), CONSTRAINT sold FOREIGN KEY (product_maker, product_code) REFERENCES product (maker, code));
            """);
        var key = Assert.Single(Find(schema, "sale").ForeignKeys);
        Assert.Equal([new("product_maker", "maker"), new("product_code", "code")], key.Columns);
        Assert.Equal("sold", key.Name);
        var unique = Assert.Single(Find(schema, "product").UniqueConstraints);
        Assert.Equal("by_code", unique.Name);
        Assert.Equal(["maker", "code"], unique.Columns);
    }

    [Fact]
    public async Task Completes_a_foreign_key_that_names_no_columns_by_the_primary_key()
    {
        const string sql = """
            CREATE TABLE parent (b INTEGER NOT NULL, a INTEGER NOT NULL, PRIMARY KEY (a, b));
            CREATE TABLE child (x INTEGER, y INTEGER, FOREIGN KEY (x, y) REFERENCES parent);
            """;
        if (!fixture.FindsReferencedKeys)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ReadAsync(sql));
            return;
        }

        Assert.Equal([new("x", "a"), new("y", "b")], Find(await ReadAsync(sql), "child").ForeignKeys[0].Columns);
    }

    [Fact]
    public async Task Reads_two_references_of_a_table_to_itself()
    {
        var schema = await ReadAsync("""
            CREATE TABLE employee (id INTEGER NOT NULL PRIMARY KEY, manager INTEGER REFERENCES employee (id), mentor INTEGER REFERENCES employee (id));
            """);
        var table = Find(schema, "employee");
        Assert.Equal(["manager", "mentor"], table.ForeignKeys.Select(key => key.Columns[0].Column).Order());
        Assert.All(table.ForeignKeys, key => Assert.Equal(table.Name, key.ReferencedTable));
    }

    [Fact]
    public async Task Reads_checks_with_their_names()
    {
        var schema =
            await ReadAsync(
                "CREATE TABLE span (first INTEGER, last INTEGER, CONSTRAINT in_order CHECK (first <= last), CHECK (first > 0))");
        var checks = Find(schema, "span").Checks;
        Assert.Equal(2, checks.Count);
        AssertSays("first <= last", Assert.Single(checks, check => check.Name == "in_order").Sql);
        Assert.Contains(checks, check => Bare(check.Sql).Contains(Bare("first > 0"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_literal_defaults_from_expressions()
    {
        var schema = await ReadAsync("""
            CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, label VARCHAR(20) DEFAULT 'it''s new', amount INTEGER DEFAULT -5, made TIMESTAMP DEFAULT CURRENT_TIMESTAMP, none INTEGER)
            """);
        var table = Find(schema, "thing");
        Assert.Equal(new LiteralDefault("it's new", IsQuoted: true), table.FindColumn("label")!.Default);
        Assert.Equal(new LiteralDefault("-5", IsQuoted: false), table.FindColumn("amount")!.Default);
        Assert.IsType<ExpressionDefault>(table.FindColumn("made")!.Default);
        Assert.Null(table.FindColumn("none")!.Default);
    }

    [Fact]
    public async Task Tells_unique_indexes_from_unique_constraints_where_the_engine_does()
    {
        var schema = await ReadAsync("""
            CREATE TABLE thing (a INTEGER, b INTEGER, c INTEGER, UNIQUE (a, b));
            CREATE UNIQUE INDEX one_c ON thing (c);
            CREATE INDEX some_b ON thing (b DESC, a);
            """);
        var table = Find(schema, "thing");
        Assert.Contains(table.UniqueConstraints, unique => unique.Columns.SequenceEqual(["a", "b"]));
        Assert.Equal([new("b", IsDescending: true), new("a")], table.Indexes.Single(index => index.Name == "some_b").Keys);
        if (fixture.TellsUniqueIndexesFromConstraints)
        {
            Assert.Single(table.UniqueConstraints);
            Assert.True(table.Indexes.Single(index => index.Name == "one_c").IsUnique);
        }
        else
        {
            Assert.Equal(["c"], table.UniqueConstraints.Single(unique => unique.Name == "one_c").Columns);
        }
    }

    [Fact]
    public async Task Reads_indexes_over_some_rows_where_the_engine_has_them()
    {
        const string sql = "CREATE TABLE thing (a INTEGER, b INTEGER); CREATE UNIQUE INDEX one_positive ON thing (a) WHERE b > 0;";
        if (!fixture.HasPartialIndexes)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ReadAsync(sql));
            return;
        }

        AssertSays("b > 0", Assert.Single(Find(await ReadAsync(sql), "thing").Indexes).Filter);
    }

    [Fact]
    public async Task Reads_indexes_over_expressions_where_the_engine_has_them()
    {
        if (!fixture.HasExpressionIndexes)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                ReadAsync("CREATE TABLE thing (a INTEGER, b INTEGER); CREATE INDEX by_sum ON thing ((a + b));"));
            return;
        }

        var schema = await ReadAsync("CREATE TABLE thing (a INTEGER, b INTEGER); CREATE INDEX by_sum ON thing ((a + b));");
        var expression = Assert.Single(Find(schema, "thing").Indexes).Keys[0];
        Assert.Null(expression.Column);
        AssertSays("a + b", expression.Expression);
    }

    [Fact]
    public async Task Reads_generated_columns_and_leaves_them_out_of_the_rows()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            CREATE TABLE line (quantity INTEGER, price INTEGER, total INTEGER GENERATED ALWAYS AS (quantity * price) STORED);
            INSERT INTO line (quantity, price) VALUES (3, 4);
            """);
        var schema = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        var table = Assert.Single(schema.Tables);
        AssertSays("quantity * price", table.FindColumn("total")!.Generated!.Sql);
        Assert.True(table.FindColumn("total")!.Generated!.IsStored);
        Assert.Equal(["3 | 4"], await SourceRead.RowsAsync(fixture.Connector, database.Address, table.Name));
    }

    [Fact]
    public async Task Reads_views()
    {
        var schema = await ReadAsync("""
            CREATE TABLE thing (a INTEGER);
            CREATE VIEW double_thing AS SELECT a + a AS twice FROM thing;
            """);
        var view = Assert.Single(schema.Views);
        Assert.Equal("double_thing", view.Name.Name);
        Assert.Contains("twice", view.Definition, StringComparison.Ordinal);
        Assert.Single(schema.Tables);
    }

    [Fact]
    public async Task Leaves_out_what_is_our_own()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await TargetRun.WriteAsync(fixture.Connector, database.Address,
            Database(Table("thing", Required("id", new IntegerType(32))).WithKey("id")));
        var schema = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        Assert.Equal("thing", Assert.Single(schema.Tables).Name.Name);
    }

    [Fact]
    public Task Reads_every_type_that_it_writes() =>
        AssertReadsWhatIsWritten(
            Database(Table("thing", NeutralTypes.All(fixture.TimestampDigits).Select((type, i) => Nullable($"c{i}", type)))));

    [Fact]
    public Task Reads_a_cycle_that_it_writes() => AssertReadsWhatIsWritten(Database(
        Table("company", Required("id", new IntegerType(64)), Nullable("owner", new IntegerType(64)))
            .WithKey("id").WithForeignKey("person", ("owner", "id")),
        Table("person", Required("id", new IntegerType(64)), Nullable("employer", new IntegerType(64)))
            .WithKey("id").WithForeignKey("company", ("employer", "id"))));

    [Fact]
    public Task Reads_actions_and_deferrability_that_it_writes()
    {
        var parent = Table("parent", Required("id", new IntegerType(64))).WithKey("id");
        ReferentialAction[] actions = [ReferentialAction.NoAction, ReferentialAction.Restrict,
            ReferentialAction.Cascade, ReferentialAction.SetNull, ReferentialAction.SetDefault];
        var child = actions.Aggregate(Table("child"), (table, action) =>
            (table with { Columns = [.. table.Columns, Nullable($"to_{action}", new IntegerType(64))] })
                .WithForeignKey("parent", ($"to_{action}", "id")));
        child = child with
        {
            ForeignKeys = child.ForeignKeys.Select((key, i) => key with
            {
                OnDelete = actions[i],
                OnUpdate = actions[^(i + 1)],
                Deferrability = (Deferrability)(i % 3),
            }).ToValueList(),
        };
        return AssertReadsWhatIsWritten(Database(parent, child));
    }

    [Fact]
    public Task Reads_an_identity_that_it_writes() => AssertReadsWhatIsWritten(Database(
        Table("thing", Required("id", new IntegerType(64)) with
        {
            Identity = new Identity(IdentityKind.ByDefault),
        }, Nullable("name", new TextType(10))).WithKey("id")));

    [Fact]
    public Task Reads_defaults_that_it_writes() => AssertReadsWhatIsWritten(Database(Table(
        "thing",
        Nullable("label", new TextType(20)) with { Default = new LiteralDefault("it's", IsQuoted: true) },
        Nullable("amount", new DecimalType(9, 2)) with { Default = new LiteralDefault("-1.50", IsQuoted: false) },
        Nullable("made", new TimestampType(0)) with { Default = new ExpressionDefault("CURRENT_TIMESTAMP") })));

    [Fact]
    public async Task Reads_a_table_of_a_thousand_columns_or_as_many_as_the_engine_takes()
    {
        var columns = Enumerable.Range(0, fixture.WidestTable).Select(i => Nullable($"column {i}", new IntegerType(64)));
        await AssertReadsWhatIsWritten(Database(Table("wide", columns)));
    }

    /// <summary>Writes a neutral schema and asserts that the catalog gives back what it was translated into.</summary>
    protected async Task AssertReadsWhatIsWritten(DatabaseSchema schema)
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var translation = await TargetRun.WriteAsync(fixture.Connector, database.Address, schema);
        var read = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        SchemaAssert.Equal(fixture.Normalize(translation.Schema), fixture.Normalize(read));
    }

    private async Task<DatabaseSchema> ReadAsync(string sql)
    {
        await using var database = await fixture.CreateDatabaseAsync();
        await database.ExecuteAsync(sql);
        return await SourceRead.SchemaAsync(fixture.Connector, database.Address);
    }

    private static void AssertSays(string expected, string? sql) =>
        Assert.Contains(Bare(expected), Bare(sql ?? ""), StringComparison.Ordinal);

    // Engines word expressions anew: with quotes around names, brackets around parts, and blanks of their own.
    private static string Bare(string sql) => new([.. sql.Where(character => !"()[]`\" ".Contains(character))]);

    private static Table Find(DatabaseSchema schema, string name) => schema.Tables.Single(table => table.Name.Name == name);
}
