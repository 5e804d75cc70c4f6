using System.Runtime.CompilerServices;
using Synth.Connectors.PostgreSql.Ddl;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

/// <summary>The statements and the ledger for a schema of another engine, against a file that a person has read.</summary>
public sealed class GoldenDdlTests
{
    [Fact]
    public void Writes_a_schema_of_another_engine_as_the_golden_file_has_it()
    {
        var translation = new ForeignSchemaTranslation(Source()).Translate();
        var statements = SchemaPlan.Create(translation.Schema, ConstraintTiming.AfterLoad).Changes.SelectMany(StatementRenderer.Render);
        var ledger = translation.Ledger.Entries.Select(entry => $"-- {entry.Outcome} {entry.Subject}: {entry.Reason}");
        var actual = string.Join("\n", statements.Select(statement => $"{statement};").Concat(ledger)) + "\n";
        AssertGolden("foreign-schema.sql", actual);
    }

    private static void AssertGolden(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, name);
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static DatabaseSchema Source()
    {
        var customer = Table(
            "Customer",
            Required("Id", new IntegerType(64)) with { Identity = new Identity(IdentityKind.AutoIncrement) },
            Required("Name", new TextType(40)) with { Default = new LiteralDefault("it's new", IsQuoted: true), Collation = "NOCASE" },
            Nullable("Tiny", new IntegerType(8)),
            Nullable("Huge", new IntegerType(64, IsUnsigned: true)),
            Nullable("IsActive", new BooleanType()) with { Default = new LiteralDefault("1", IsQuoted: false) },
            Nullable("Balance", new DecimalType(12, 2)) with { Default = new ExpressionDefault("abs(random())") },
            Nullable("Made", new TimestampType(7)) with { Default = new ExpressionDefault("(datetime('now'))") },
            Nullable("Mood", new EnumType(null, ["sad", "happy"])),
            Nullable("Double", new IntegerType(64)) with { Generated = new GeneratedColumn("Id * 2", IsStored: false) })
            .WithKey("Id")
            .WithIndex("by_name", isUnique: true, new IndexKey("Name", IsDescending: true))
            .WithIndex("by_lower", isUnique: false, new IndexKey(null, "lower(Name)")) with
        {
            Checks = [new CheckConstraint(null, "Balance >= 0 AND Tiny <> 3"), new CheckConstraint("named", "Name LIKE 'a%'")],
            Comment = "People who buy",
        };
        var order = Table("Order", Required("Id", new IntegerType(64)),
            Nullable("Customer", new IntegerType(64)), Nullable("Code", new TextType()))
            .WithKey("Id")
            .WithIndex("by_name", isUnique: false, new IndexKey("Code"))
            .WithForeignKey("Customer", ("Customer", "Id"))
            .WithForeignKey("Customer", ("Code", "Id"))
            .WithForeignKey("Customer", ("Customer", "Tiny"));
        return Database(customer, order) with
        {
            Engine = "sqlite",
            Views = [new View(new TableName("v"), "SELECT 1", IsMaterialized: false, [])],
            Triggers = [new Trigger("t", new TableName("Order"), "CREATE TRIGGER …")],
        };
    }
}
