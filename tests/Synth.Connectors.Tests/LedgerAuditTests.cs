using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Tests;

public sealed class LedgerAuditTests
{
    private static readonly Table Orders = SchemaBuilder.Table(
            "orders",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Nullable("code", new TextType(20)) with
            {
                Default = new LiteralDefault("x", IsQuoted: true),
                Collation = "nocase",
            },
            SchemaBuilder.Nullable("above", new IntegerType(32)))
        .WithKey("id")
        .WithUnique("code")
        .WithForeignKey("orders", ("above", "id"))
        .WithIndex("by_code", isUnique: false, new IndexKey("code"))
        with
    { Checks = [new CheckConstraint("positive", "id > 0")] };

    private static readonly DatabaseSchema Source = SchemaBuilder.Database(Orders) with
    {
        Views = [new View(new TableName("recent"), "SELECT 1", IsMaterialized: false, [])],
        Triggers = [new Trigger("touch", new TableName("orders"), "CREATE TRIGGER")],
    };

    public static TheoryData<string, Table> Losses => new()
    {
        { "primary key of orders", Orders with { PrimaryKey = null } },
        { "unique constraint uq0_orders of orders", Orders with { UniqueConstraints = [] } },
        { "foreign key fk0_orders of orders", Orders with { ForeignKeys = [] } },
        { "check positive of orders", Orders with { Checks = [] } },
        { "index by_code of orders", Orders with { Indexes = [] } },
        { "default of column orders.code", WithCode(Orders.Columns[1] with { Default = null }) },
        { "collation of column orders.code", WithCode(Orders.Columns[1] with { Collation = null }) },
    };

    [Fact]
    public void A_translation_that_keeps_everything_needs_no_entry()
    {
        Assert.Empty(LedgerAudit.FindUntold(Source, Translation(Source)));
        Assert.Empty(LedgerAudit.Complete(Source, Translation(Source)).Ledger.Entries);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_a_connector_drops_in_silence_is_told(string subject, Table kept)
    {
        var translation = Translation(Source with { Tables = [kept] });
        var entry = Assert.Single(LedgerAudit.Complete(Source, translation).Ledger.Losses);
        Assert.Equal((LedgerOutcome.Skipped, subject), (entry.Outcome, entry.Subject));
    }

    [Fact]
    public void Views_and_triggers_that_are_dropped_in_silence_are_told()
    {
        var translation = Translation(Source with { Views = [], Triggers = [] });
        Assert.Equal(["view recent", "trigger touch of orders"], LedgerAudit.FindUntold(Source, translation));
    }

    [Fact]
    public void What_a_connector_tells_is_not_told_again()
    {
        var told = new LedgerEntry(LedgerOutcome.Skipped, "index by_code of orders", "It is left out.");
        var translation = Translation(Source with { Tables = [Orders with { Indexes = [] }] }) with { Ledger = new LossLedger([told]) };
        Assert.Equal([told], LedgerAudit.Complete(Source, translation).Ledger.Entries);
    }

    [Fact]
    public void Names_may_be_others_in_the_target()
    {
        var renamed = Orders with
        {
            Columns = Orders.Columns.Select(column => column with { Name = $"{column.Name}_1" }).ToValueList(),
            PrimaryKey = new PrimaryKey(null, ["id_1"]),
            UniqueConstraints = [new UniqueConstraint(null, ["code_1"])],
            ForeignKeys = [Orders.ForeignKeys[0] with { Name = null, Columns = [new ForeignKeyColumn("above_1", "id_1")] }],
            Indexes = [Orders.Indexes[0] with { Name = "other", Keys = [new IndexKey("code_1")] }],
            Checks = [new CheckConstraint(null, "id_1 > 0")],
        };
        Assert.Empty(LedgerAudit.FindUntold(Source, Translation(Source with { Tables = [renamed] })));
    }

    [Fact]
    public void Aspects_that_only_some_engines_have_are_told_for_all_others()
    {
        var heir = Orders with
        {
            InheritsFrom = [new TableName("base")],
            Versioning = new SystemVersioning(null, null, null),
            PrimaryKey = Orders.PrimaryKey! with { IncludedColumns = ["code"], Deferrability = Deferrability.InitiallyDeferred },
            ForeignKeys = [Orders.ForeignKeys[0] with { Options = ["ON DELETE OF above"] }],
            Columns = [Orders.Columns[0], Orders.Columns[1] with { Options = ["MASKED", "ON UPDATE"] }, Orders.Columns[2]],
        };
        var ledger = LedgerAudit.Complete(Source with { Tables = [heir] }, Translation(Source)).Ledger;
        Assert.Equal(
            [
                "inheritance of orders from base", "history of orders", "included columns of the primary key of orders",
                "primary key of orders", "column orders.code", "foreign key fk0_orders of orders",
            ],
            ledger.Losses.Select(entry => entry.Subject));
        Assert.Contains(ledger.Losses, entry => entry.Reason.Contains("MASKED, ON UPDATE", StringComparison.Ordinal));
    }

    private static Table WithCode(Column column) => Orders with { Columns = [Orders.Columns[0], column, Orders.Columns[2]] };

    private static SchemaTranslation Translation(DatabaseSchema target) =>
        new(target, new Dictionary<TableName, Table> { [Orders.Name] = target.Tables[0] }, new LossLedger([]));
}
