using Synth.Connectors.Sqlite.Catalog;
using Synth.Connectors.Sqlite.Catalog.Typing;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Catalog;

/// <summary>The assembler on rows made by hand, without a database.</summary>
public sealed class CatalogAssemblerTests
{
    [Fact]
    public void Spells_referenced_names_as_their_table_does()
    {
        var schema = Assemble([Key("child", "P", "PARENT", "ID")],
            Column("parent", "Id", "INTEGER", keyPosition: 1), Column("child", "p", "INTEGER"));
        var key = Assert.Single(schema.GetTable(new TableName("child")).ForeignKeys);
        Assert.Equal(new TableName("parent"), key.ReferencedTable);
        Assert.Equal([new("p", "Id")], key.Columns);
    }

    [Theory]
    [InlineData("missing", "Id", "no table here")]
    [InlineData("parent", "other", "no unique key")]
    [InlineData("parent", "nowhere", "no unique key")]
    public void Makes_an_issue_of_a_key_that_cannot_hold(string table, string column, string message)
    {
        var schema = Assemble(
            [Key("child", "p", table, column)],
            Column("parent", "Id", "INTEGER", keyPosition: 1), Column("parent", "other", "INTEGER"), Column("child", "p", "INTEGER"));
        Assert.Empty(schema.GetTable(new TableName("child")).ForeignKeys);
        Assert.Contains(message, Assert.Single(schema.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_key_column_for_required_unless_it_holds_a_null()
    {
        var schema = Assemble([], Column("parent", "Id", "TEXT", keyPosition: 1), Column("parent", "other", "TEXT"));
        Assert.False(schema.Tables[0].FindColumn("Id")!.IsNullable);
        Assert.True(schema.Tables[0].FindColumn("other")!.IsNullable);

        var withNull = Assemble([], profile => profile.ObserveNull(), Column("parent", "Id", "TEXT", keyPosition: 1));
        Assert.True(withNull.Tables[0].FindColumn("Id")!.IsNullable);
    }

    private static DatabaseSchema Assemble(ForeignKeyRow[] keys, params ColumnRow[] columns) => Assemble(keys, _ => { }, columns);

    private static DatabaseSchema Assemble(ForeignKeyRow[] keys, Action<ColumnProfile> observe, params ColumnRow[] columns)
    {
        var tables = columns.Select(column => column.TableName).Distinct()
            .Select(name => new TableRow { Name = name, Kind = "table", Definition = $"CREATE TABLE {name} (…)" });
        var profiles = columns.ToDictionary(column => (column.TableName, column.Name),
            column => new ColumnProfile(DeclaredType.Parse(column.DeclaredType)));
        foreach (var profile in profiles.Values)
        {
            observe(profile);
        }

        return CatalogAssembler.Assemble(new CatalogRows([.. tables], columns, [], keys, [], []), profiles);
    }

    private static ColumnRow Column(string table, string name, string type, int keyPosition = 0) =>
        new() { TableName = table, Name = name, DeclaredType = type, KeyPosition = keyPosition };

    private static ForeignKeyRow Key(string table, string column, string referenced, string referencedColumn) => new()
    {
        TableName = table,
        ColumnName = column,
        ReferencedTable = referenced,
        ReferencedColumn = referencedColumn,
        OnDelete = "NO ACTION",
        OnUpdate = "NO ACTION",
    };
}
