using Xunit;

namespace Synth.Schema.Tests.Graph;

public sealed class DrawnKeyColumnsTests
{
    [Fact]
    public void The_parts_of_a_key_that_lead_nowhere_are_drawn() =>
        Assert.Equal(["team", "year"], Drawn(Table("season", "team", "year")));

    [Fact]
    public void A_number_beside_what_leads_to_a_parent_numbers_its_rows() =>
        Assert.Empty(Drawn(Table("line", "order", "number") with { ForeignKeys = [Key("order", "order")] }));

    [Fact]
    public void A_day_beside_what_leads_to_a_parent_is_drawn() =>
        Assert.Equal(["day"], Drawn(Table("sales", "shop", "day") with
        {
            Columns = [Column("shop", new IntegerType(32)), Column("day", new DateType())],
            ForeignKeys = [Key("shop", "shop")],
        }));

    [Fact]
    public void A_key_of_one_column_and_what_tells_rows_apart_by_itself_are_not()
    {
        Assert.Empty(Drawn(Table("team", "team")));
        Assert.Equal(["year"], Drawn(Table("season", "team", "year") with
        {
            UniqueConstraints = [new UniqueConstraint(null, ["team"])],
        }));
    }

    [Fact]
    public void Nothing_is_where_foreign_keys_lead_back()
    {
        Assert.Empty(Drawn(Table("season", "team", "year") with { ForeignKeys = [Key("season", "before")] }));
        Assert.Empty(Drawn(
            Table("season", "team", "year") with { ForeignKeys = [Key("match", "final")] },
            Table("match", "id") with { ForeignKeys = [Key("season", "season")] }));
    }

    private static IEnumerable<string> Drawn(Table table, params Table[] others)
    {
        Table[] known = [table, .. others];
        var targets = table.ForeignKeys.Select(key => key.ReferencedTable.Name).Except(known.Select(other => other.Name.Name));
        var schema = new DatabaseSchema { Engine = "none", Tables = [.. known, .. targets.Select(name => Table(name, "id"))] };
        return DrawnKeyColumns.Of(schema, table).Order();
    }

    private static Table Table(string name, params string[] key) => new()
    {
        Name = new TableName(name),
        Columns = [.. key.Select(column => Column(column, new IntegerType(32)))],
        PrimaryKey = new PrimaryKey(null, [.. key]),
    };

    private static ForeignKey Key(string referenced, string column) => new()
    {
        ReferencedTable = new TableName(referenced),
        Columns = [new ForeignKeyColumn(column, "id")],
    };

    private static Column Column(string name, ColumnType type) =>
        new() { Name = name, Type = type, NativeType = "any", IsNullable = false };
}
