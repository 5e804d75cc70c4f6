using DuckDB.NET.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Files.Tests.Catalog;

/// <summary>DuckDB files that Synth did not make.</summary>
public sealed class NativeCatalogTests
{
    private const string Statements = """
        CREATE TYPE mood AS ENUM ('good', 'it''s bad');
        CREATE SEQUENCE numbers START 5;
        CREATE TABLE parent (a INTEGER PRIMARY KEY, b VARCHAR NOT NULL UNIQUE, feeling mood, CHECK (a > 0));
        CREATE TABLE child (
            id BIGINT DEFAULT nextval('numbers'), parent INTEGER REFERENCES parent (a), price DECIMAL(9,2) DEFAULT 1.50, label VARCHAR DEFAULT 'it''s',
            twice INTEGER GENERATED ALWAYS AS (parent * 2) VIRTUAL, list INTEGER[], huge HUGEINT, made TIMESTAMP_MS, UNIQUE (parent, price));
        CREATE UNIQUE INDEX by_id ON child (id);
        CREATE INDEX by_sum ON child ((parent + 1), label);
        CREATE VIEW dear AS SELECT * FROM child WHERE price > 100;
        CREATE SCHEMA other;
        CREATE TABLE other.parent (x INTEGER);
        COMMENT ON COLUMN parent.b IS 'a comment';
        INSERT INTO parent VALUES (1, 'x', 'it''s bad');
        INSERT INTO child (id, parent, list, huge, made) VALUES (7, 1, [1, 2], 170141183460469231731687303715884105727, '2024-02-29 01:02:03.456');
        """;

    [Fact]
    public async Task Tables_keys_indexes_views_and_sequences_are_read()
    {
        await using var database = Create();
        var schema = await SourceRead.SchemaAsync(FileConnector.DuckDb, database.Address);
        Assert.Equal("duckdb", schema.Engine);
        Assert.Equal(["child", "parent", "other.parent"], schema.Tables.Select(table => table.Name.ToString()));
        var parent = schema.GetTable(new TableName("parent"));
        Assert.Equal(["a"], parent.PrimaryKey!.Columns);
        Assert.Equal(["b"], Assert.Single(parent.UniqueConstraints).Columns);
        Assert.Equal("a comment", parent.FindColumn("b")!.Comment);
        Assert.Equal(new EnumType(null, ["good", "it's bad"]), parent.FindColumn("feeling")!.Type);
        Assert.Contains("a > 0", Assert.Single(parent.Checks).Sql, StringComparison.Ordinal);
        Assert.Equal("dear", Assert.Single(schema.Views).Name.Name);
        Assert.Equal(5, Assert.Single(schema.Sequences).Start);
        var child = schema.GetTable(new TableName("child"));
        var key = Assert.Single(child.ForeignKeys);
        Assert.Equal((new TableName("parent"), new ForeignKeyColumn("parent", "a")), (key.ReferencedTable, Assert.Single(key.Columns)));
        Assert.Equal(["by_id", "by_sum"], child.Indexes.Select(index => index.Name));
        Assert.Equal([null, "label"], child.Indexes[1].Keys.Select(index => index.Column));
    }

    [Fact]
    public async Task Defaults_are_told_from_generated_columns()
    {
        await using var database = Create();
        var child = (await SourceRead.SchemaAsync(FileConnector.DuckDb, database.Address)).GetTable(new TableName("child"));
        Assert.IsType<ExpressionDefault>(child.FindColumn("id")!.Default);
        Assert.Equal(new LiteralDefault("1.50", IsQuoted: false), child.FindColumn("price")!.Default);
        Assert.Equal(new LiteralDefault("it's", IsQuoted: true), child.FindColumn("label")!.Default);
        Assert.Contains("parent", child.FindColumn("twice")!.Generated!.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_read_in_types_of_our_own_or_as_text()
    {
        await using var database = Create();
        Assert.Equal(
            [$"7 | 1 | 150 | 'it's' | '[1, 2]' | '170141183460469231731687303715884105727' | "
                + $"{new DateTime(2024, 2, 29, 1, 2, 3, 456).Ticks}"],
            await SourceRead.RowsAsync(FileConnector.DuckDb, database.Address, new TableName("child")));
        Assert.Equal(["1 | 'x' | 'it's bad'"], await SourceRead.RowsAsync(FileConnector.DuckDb, database.Address, new TableName("parent")));
    }

    private static FileTestDatabase Create()
    {
        var database = new FileTestDatabase(FileConnector.DuckDb);
        using var connection = new DuckDBConnection($"Data Source={database.Path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
        return database;
    }
}
