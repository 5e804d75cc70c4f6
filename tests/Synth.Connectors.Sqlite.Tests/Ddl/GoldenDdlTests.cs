using System.Runtime.CompilerServices;
using Synth.Connectors.Sqlite.Ddl;
using Synth.Schema;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Sqlite.Tests.Ddl;

/// <summary>The statements and the ledger for a schema of another engine, compared with the files beside this one.</summary>
public sealed class GoldenDdlTests
{
    [Fact]
    public void Statements_for_another_engine_are_as_recorded() => AssertGolden("shop.sql", string.Join(";\n\n", Statements()) + ";\n");

    [Fact]
    public void The_ledger_for_another_engine_is_as_recorded()
    {
        var lines = new SqliteSchemaWriter(() => null).Translate(Shop())
            .Ledger.Entries.Select(entry => $"{entry.Outcome} {entry.Subject}{(entry.Reason.Length == 0 ? "" : $": {entry.Reason}")}");
        AssertGolden("shop.ledger.txt", string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Statements()
    {
        var writer = new SqliteSchemaWriter(() => null);
        return SchemaPlan.Create(writer.Translate(Shop()).Schema, ConstraintTiming.AllWithTable).Changes.SelectMany(writer.Render);
    }

    private static DatabaseSchema Shop()
    {
        var status = new EnumType(new TableName("shop", "status"), ["open", "it's done"]);
        var customer = Table(
            "customer",
            Required("id", new IntegerType(32)) with { Identity = new Identity(IdentityKind.Always) },
            Required("Email", new TextType(200)) with { Collation = "de_DE", Comment = "Where the bill goes." },
            Nullable("email", new TextType()),
            Nullable("reference", new UuidType()),
            Required("since", new TimestampType(6, IsInstant: true)) with { Default = new ExpressionDefault("now()") },
            Required("is_active", new BooleanType()) with { Default = new LiteralDefault("true", IsQuoted: false) })
                .WithKey("id").WithUnique("Email");
        var order = Table(
            "order",
            Required("customer_id", new IntegerType(32)),
            Required("number", new IntegerType(16)),
            Required("status", status) with { Default = new LiteralDefault("open", IsQuoted: true) },
            Nullable("total", new DecimalType(20, 4)) with { Default = new ExpressionDefault("round(0.5)") },
            Nullable("discount", new DecimalType(5, 2)) with { Default = new LiteralDefault("-0.50", IsQuoted: false) },
            Nullable("tags", new ArrayType(new TextType())),
            Required("total_text", new TextType()) with { Generated = new GeneratedColumn("total::text", IsStored: true) })
                .WithKey("customer_id", "number")
            .WithForeignKey("customer", ("customer_id", "id"))
            .WithIndex("customer", isUnique: false, new IndexKey("status", IsDescending: true));
        var archive = order with { Name = new TableName("archive", "order"), PrimaryKey = null, ForeignKeys = [], Indexes = [] };
        return Database(
            InShop(customer) with { Comment = "People who buy." },
            InShop(order) with
            {
                Checks = [new CheckConstraint("sane", "total > 0")],
                ForeignKeys = [order.ForeignKeys[0]
                    with { ReferencedTable = new TableName("shop", "customer"), OnDelete = ReferentialAction.Cascade, IsMatchFull = true }],
                Indexes = [.. order.Indexes, new Synth.Schema.Index { Name = "search", Keys = [new IndexKey("tags")], Method = "gin" }],
            },
            archive) with
        {
            Types = [new UserType(new TableName("shop", "status"), status, "CREATE TYPE …")],
            Views = [new View(new TableName("shop", "open_order"), "SELECT 1", IsMaterialized: false, DependsOn: [])],
            Sequences = [new Sequence(new TableName("shop", "ticket"), 1, 1, 1, long.MaxValue, IsCyclic: false, LastValue: null)],
        };
    }

    private static Table InShop(Table table) => table with { Name = new TableName("shop", table.Name.Name) };

    private static void AssertGolden(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, name);
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
