using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Ddl.Translation;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.MySql.Tests.Ddl;

/// <summary>The statements and the ledger for a schema of PostgreSQL, without a server.</summary>
public sealed class ForeignSchemaTests
{
    private const string Update = "SYNTH_UPDATE_GOLDEN";

    [Theory]
    [InlineData("10.11.6-MariaDB", "foreign-schema.mariadb.sql")]
    [InlineData("8.0.36", "foreign-schema.mysql8.sql")]
    [InlineData("5.7.44", "foreign-schema.mysql5.sql")]
    public void Writes_a_schema_of_another_engine_as_the_golden_file_has_it(string version, string golden)
    {
        var facts = Facts(version, takesLocalFiles: true);
        var translation = new ForeignSchemaTranslation(Source(), facts).Translate();
        var changes = SchemaPlan.Create(translation.Schema, new MySqlDatabaseConnector().Capabilities.ConstraintTiming).Changes;
        var statements = changes.SelectMany(change => StatementRenderer.Render(change, facts.Version)).Select(statement => $"{statement};");
        var ledger = translation.Ledger.Entries.Select(entry => $"-- {entry.Outcome} {entry.Subject}: {entry.Reason}");
        AssertGolden(golden, string.Join("\n", statements.Concat(ledger)) + "\n");
    }

    [Fact]
    public void Says_once_that_rows_are_inserted_because_the_server_takes_no_files()
    {
        var entries = new ForeignSchemaTranslation(Source(), Facts("10.11.6-MariaDB", takesLocalFiles: false)).Translate().Ledger.Entries;
        Assert.Single(entries, entry => entry.Reason.Contains("local_infile is OFF", StringComparison.Ordinal));
        var others = new ForeignSchemaTranslation(Source(), Facts("10.11.6-MariaDB", takesLocalFiles: true)).Translate().Ledger.Entries;
        Assert.DoesNotContain(others, entry => entry.Reason.Contains("local_infile", StringComparison.Ordinal));
    }

    private static DatabaseSchema Source()
    {
        var parent = Table(
            "order",
            Required("id", new IntegerType(32)) with { Identity = new Identity(IdentityKind.ByDefault) },
            Required("code", new TextType(10)),
            Required("amount", new DecimalType(10, 2)) with { Default = new LiteralDefault("1.5", IsQuoted: false) },
            Nullable("double", new DecimalType(12, 2)) with { Generated = new GeneratedColumn("(amount * 2)", IsStored: true) },
            Nullable("label", new TextType()) with { Generated = new GeneratedColumn("lower(code::text)", IsStored: true) },
            Nullable("after", new IntegerType(32)) with { Generated = new GeneratedColumn("(id + 1)", IsStored: true) },
            Nullable("made", new TimestampType(6)) with { Default = new ExpressionDefault("now()") },
            Nullable("day", new DateType()) with { Default = new ExpressionDefault("CURRENT_DATE") },
            Nullable("tag", new UuidType()) with { Default = new ExpressionDefault("gen_random_uuid()") },
            Nullable("note", new TextType()) with { Default = new LiteralDefault("it's", IsQuoted: true) },
            Nullable("odd", new IntegerType(32)) with { Default = new ExpressionDefault("my_function()") }).WithKey("id") with
        {
            Name = new TableName("public", "order"),
            Checks =
            [
                new CheckConstraint("amount_ok", "((amount >= (0)::numeric) AND (amount < (100000)::numeric))"),
                new CheckConstraint("code_ok", "(((code)::text ~~ 'A%'::text) OR (length((code)::text) > 2))"),
                new CheckConstraint("loose", "((code)::text ~~* 'a%'::text)"),
                new CheckConstraint("numbered", "(id > 0)"),
                new CheckConstraint("beyond", "(my_function(amount) > 1)"),
            ],
        };
        var child = Table(
            new string('c', 70),
            Required("id", new IntegerType(64)),
            Nullable("order_id", new IntegerType(32)),
            Nullable("ID2", new IntegerType(32)),
            Nullable("id2", new IntegerType(32))).WithKey("id") with
        {
            Name = new TableName("public", new string('c', 70)),
            ForeignKeys =
            [
                new ForeignKey
                {
                    Name = "to_order",
                    ReferencedTable = parent.Name,
                    Columns = [new ForeignKeyColumn("order_id", "id")],
                    OnDelete = ReferentialAction.SetNull,
                },
            ],
            Checks = [new CheckConstraint("changed", "(order_id > 0)"), new CheckConstraint("AMOUNT_OK", "(\"ID2\" > id2)")],
            Indexes = [new Synth.Schema.Index { Name = "lowered", Keys = [new IndexKey(null, "abs(id2)")] }],
        };
        return new DatabaseSchema { Engine = "postgresql", Schemas = ["public"], Tables = [child, parent] };
    }

    private static ServerFacts Facts(string version, bool takesLocalFiles) => new()
    {
        Identity = new DatabaseIdentity("server", "database"),
        Version = ServerVersion.Parse(version),
        Database = "database",
        DatabaseCollation = "utf8mb4_general_ci",
        HasCaseInTableNames = true,
        LowersTableNames = false,
        TakesLocalFiles = takesLocalFiles,
        MaxPacketBytes = 1 << 24,
    };

    private static void AssertGolden(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), name), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ddl", name)), actual);
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
