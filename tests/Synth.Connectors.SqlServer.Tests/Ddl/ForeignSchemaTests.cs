using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Tests.Models;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Ddl;

/// <summary>The statements and the ledger for a schema of another engine.</summary>
public sealed class ForeignSchemaTests
{
    [Fact]
    public void Writes_a_schema_of_another_engine_as_the_golden_file_has_it()
    {
        var translation = new ForeignSchemaTranslation(Source(), null).Translate();
        var statements = SchemaPlan.Create(translation.Schema, ConstraintTiming.AfterLoad).Changes.SelectMany(StatementRenderer.Render);
        var ledger = translation.Ledger.Entries.Select(entry => $"-- {entry.Outcome} {entry.Subject}: {entry.Reason}");
        var actual = string.Join("\n", statements.Select(statement => $"{statement};").Concat(ledger)) + "\n";
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ddl", "foreign-schema.sql")), actual);
    }

    [Fact]
    public void Makes_models_without_an_error_of_random_schemas() => CsCheck.Check.Sample(
        RandomSchemas.Generator(timestampDigits: 7),
        schema =>
        {
            var translated = new ForeignSchemaTranslation(schema, null).Translate().Schema;
            var changes = SchemaPlan.Create(translated, ConstraintTiming.AfterLoad).Changes
                .Where(change => change is CreateTable or AddPrimaryKey or AddUniqueConstraint or CreateIndex or AddForeignKey or AddCheck);
            using var model = ScriptModel.OfStatements(changes.SelectMany(StatementRenderer.Render));
            Assert.Empty(ScriptModel.Errors(model));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Gives_both_sides_of_a_key_one_type()
    {
        var schema = Database(
            Table("a", Required("code", new TextType(10))).WithKey("code"),
            Table("b", Required("code", new TextType(20))).WithKey("code").WithForeignKey("a", ("code", "code")),
            Table("c", Nullable("code", new TextType())).WithForeignKey("b", ("code", "code")));
        var tables = new ForeignSchemaTranslation(schema, null).Translate().Schema.Tables;
        Assert.All(tables, table => Assert.Equal("nvarchar(10)", table.Columns[0].NativeType));
        Assert.All(tables, table => Assert.Equal(KeyCollations.Usual, table.Columns[0].Collation));
        Assert.Single(tables[2].ForeignKeys);
    }

    [Fact]
    public void Takes_no_action_where_a_second_way_to_a_table_would_begin()
    {
        var paths = new CascadePaths();
        TableName a = new("a"), b = new("b"), c = new("c"), d = new("d");
        Assert.True(paths.TryAdd(a, b));
        Assert.True(paths.TryAdd(a, c));
        Assert.True(paths.TryAdd(b, d));
        Assert.False(paths.TryAdd(c, d));
        Assert.False(paths.TryAdd(d, a));
        Assert.False(paths.TryAdd(a, a));
        Assert.False(paths.TryAdd(a, b));
    }

    [Fact]
    public void Tells_names_apart_that_differ_in_case_or_are_too_long()
    {
        var allocator = new NameAllocator();
        Assert.Equal("Item", allocator.Allocate("Item"));
        Assert.Equal("item_2", allocator.Allocate("item"));
        var long1 = allocator.Allocate(new string('x', 200) + "1");
        var long2 = allocator.Allocate(new string('x', 200) + "2");
        Assert.Equal((128, 128), (long1.Length, long2.Length));
        Assert.NotEqual(long1, long2);
        Assert.Equal(new string('y', 128), allocator.Allocate(new string('y', 128)));
    }

    private static DatabaseSchema Source()
    {
        var customer = Table(
            "Customer",
            Required("Id", new IntegerType(64)) with { Identity = new Identity(IdentityKind.AutoIncrement) },
            Required("Name", new TextType(40)) with { Default = new LiteralDefault("it's new", IsQuoted: true), Collation = "NOCASE" },
            Nullable("Mail", new TextType()),
            Nullable("Tiny", new IntegerType(8)),
            Nullable("Huge", new IntegerType(64, IsUnsigned: true)),
            Nullable("IsActive", new BooleanType()) with { Default = new LiteralDefault("true", IsQuoted: false) },
            Nullable("Balance", new DecimalType(12, 2)) with { Default = new ExpressionDefault("abs(random())") },
            Nullable("Any", new DecimalType(null, null)),
            Nullable("Made", new TimestampType(6)) with { Default = new ExpressionDefault("(datetime('now'))") },
            Nullable("Seen", new TimestampType(6, IsInstant: true)) with { Default = new ExpressionDefault("CURRENT_TIMESTAMP") },
            Nullable("Mood", new EnumType(null, ["sad", "it's ok"])),
            Nullable("Key", new UuidType()) with { Default = new ExpressionDefault("gen_random_uuid()") },
            Nullable("Document", new JsonType()),
            Nullable("Double", new IntegerType(64)) with { Generated = new GeneratedColumn("Id * 2", IsStored: false) })
            .WithKey("Id")
            .WithUnique("Mail")
            .WithIndex("by_name", isUnique: true, new IndexKey("Name", IsDescending: true))
            .WithIndex("by_document", isUnique: false, new IndexKey("Document"))
            .WithIndex("by_lower", isUnique: false, new IndexKey(null, "lower(Name)")) with
        {
            Checks = [new CheckConstraint("named", "Name SIMILAR TO 'a%'")],
            Comment = "People who buy",
        };
        var order = Table("Order", Required("Id", new IntegerType(32)), Nullable("Customer", new IntegerType(32)),
            Nullable("Code", new TextType()), Required("Other", new IntegerType(64)))
            .WithKey("Id")
            .WithForeignKey("Customer", ("Customer", "Id"))
            .WithForeignKey("Customer", ("Code", "Id"))
            .WithForeignKey("Customer", ("Other", "Id"));
        order = order with
        {
            ForeignKeys =
                order.ForeignKeys.Select(key => key with
                {
                    OnDelete = ReferentialAction.Cascade,
                    OnUpdate =
                        ReferentialAction.SetNull,
                    Deferrability = Deferrability.InitiallyDeferred
                }).ToValueList(),
        };
        return Database(customer, order) with
        {
            Engine = "postgresql",
            Views = [new View(new TableName("v"), "SELECT 1", IsMaterialized: false, [])],
            Sequences = [new Sequence(new TableName("numbers"), 5, 5, 5, 500, IsCyclic: true, LastValue: 20)],
        };
    }
}
