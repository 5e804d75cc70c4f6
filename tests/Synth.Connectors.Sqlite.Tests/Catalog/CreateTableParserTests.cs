using Synth.Connectors.Sqlite.Catalog.Parsing;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Catalog;

public sealed class CreateTableParserTests
{
    [Fact]
    public void Reads_checks_wherever_they_stand()
    {
        var text = CreateTableParser.Parse("""
            CREATE TABLE t (
                a INTEGER CONSTRAINT positive CHECK (a > 0 AND b <> ')') NOT NULL, -- CHECK (in a comment)
                b TEXT DEFAULT 'CHECK (no)' CHECK(length(b) < 10), /* , c INT CHECK (0) */
                CONSTRAINT "in order" CHECK ((a) < (length(b)))
            )
            """);
        Assert.Equal([new("positive", "a > 0 AND b <> ')'"), new(null, "length(b) < 10"), new("in order", "(a) < (length(b))")],
            text.Checks);
    }

    [Fact]
    public void Reads_collations_and_generated_columns()
    {
        var text = CreateTableParser.Parse(
            "CREATE TABLE t(a TEXT COLLATE nocase UNIQUE, b INT GENERATED ALWAYS AS (a + 1) STORED, \"c d\" AS (b) VIRTUAL)");
        Assert.Equal("nocase", text.Columns["A"].Collation);
        Assert.Equal("a + 1", text.Columns["b"].GeneratedSql);
        Assert.Equal("b", text.Columns["c d"].GeneratedSql);
    }

    [Fact]
    public void Reads_names_and_deferrability_of_foreign_keys_in_declared_order()
    {
        var text = CreateTableParser.Parse("""
            CREATE TABLE t (
                a INT REFERENCES p ON DELETE SET DEFAULT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED DEFAULT 5,
                b INT CONSTRAINT one REFERENCES p(x) MATCH FULL NOT DEFERRABLE NOT NULL,
                c INT CONSTRAINT two REFERENCES [q r] DEFERRABLE,
                CONSTRAINT three FOREIGN KEY (a, b) REFERENCES p (x, y) ON DELETE SET NULL
                CONSTRAINT four FOREIGN KEY (c) REFERENCES p DEFERRABLE INITIALLY IMMEDIATE
            )
            """);
        Assert.Equal(
            [
                new(null, Deferrability.InitiallyDeferred), new("one", Deferrability.NotDeferrable),
                    new("two", Deferrability.InitiallyImmediate),
                new("three", Deferrability.NotDeferrable), new("four", Deferrability.InitiallyImmediate),
            ],
            text.ForeignKeys);
        Assert.True(text.Columns.ContainsKey("b"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)")]
    [InlineData("CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, b)")]
    [InlineData("CREATE TABLE t (id INTEGER, CONSTRAINT pk PRIMARY KEY (id AUTOINCREMENT))")]
    public void Sees_a_counter(string sql) => Assert.True(CreateTableParser.Parse(sql).Columns["id"].IsAutoIncrement);

    [Fact]
    public void Names_unique_constraints()
    {
        var text = CreateTableParser.Parse(
            "CREATE TABLE t (a CONSTRAINT one UNIQUE, b DECIMAL(10, 2) UNIQUE, c, CONSTRAINT many UNIQUE (b COLLATE nocase, \"c\" DESC) "
            + "ON CONFLICT IGNORE)");
        Assert.Equal([new UniqueText("one", ["a"]), new UniqueText(null, ["b"]), new UniqueText("many", ["b", "c"])],
            text.UniqueConstraints);
    }

    [Theory]
    [InlineData("CREATE TABLE")]
    [InlineData("CREATE TABLE t (a CHECK (")]
    [InlineData("CREATE TABLE t (a DEFAULT")]
    [InlineData("CREATE TABLE t (FOREIGN KEY (")]
    [InlineData("CREATE TABLE t ([a")]
    [InlineData("CREATE TABLE t ('a")]
    public void Ends_with_a_text_that_ends_early(string sql) => Assert.NotNull(CreateTableParser.Parse(sql));
}
