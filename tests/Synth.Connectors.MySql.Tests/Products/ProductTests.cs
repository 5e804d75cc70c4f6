using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Ddl.Translation;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.MySql.Tests.Products;

/// <summary>From MySQL to MariaDB, back, and to earlier versions: nothing is sent that the other does not know.</summary>
public sealed class ProductTests(MySqlFixture fixture)
{
    [Theory]
    [InlineData("8.0.36", "8.0.36", true)]
    [InlineData("8.0.36", "8.4.0", true)]
    [InlineData("8.0.36", "5.7.44", false)]
    [InlineData("8.0.36", "10.11.6-MariaDB", false)]
    [InlineData("10.11.6-MariaDB", "11.4.2-MariaDB", true)]
    [InlineData("10.11.6-MariaDB", "10.4.32-MariaDB", false)]
    [InlineData("10.11.6-MariaDB", "8.0.36", false)]
    public void Statements_are_taken_over_by_servers_that_know_all_that_may_be_in_them(string source, string target, bool isUnderstood) =>
        Assert.Equal(isUnderstood, ServerVersion.Parse(target).Understands(ServerVersion.Parse(source)));

    [Fact]
    public void The_version_that_a_schema_carries_tells_the_product()
    {
        Assert.Equal("8.0.36", RecordedServers.MySql().EngineVersion);
        Assert.Equal("11.4.2-MariaDB", RecordedServers.MariaDb().EngineVersion);
    }

    [Theory]
    [InlineData("10.11.6-MariaDB", "utf8mb4_general_ci")]
    [InlineData("5.7.44", "utf8mb4_general_ci")]
    public void Nothing_of_MySql_8_alone_is_sent_to_others(string version, string collation)
    {
        var statements = Statements(RecordedServers.MySql(), version, collation);
        Assert.DoesNotContain("0900", statements, StringComparison.Ordinal);
        Assert.DoesNotContain("_utf8mb4", statements, StringComparison.Ordinal);
        Assert.DoesNotContain("lower(", statements, StringComparison.Ordinal);
        Assert.Contains("enum('a','b')", statements, StringComparison.Ordinal);
        Assert.Contains("AUTO_INCREMENT", statements, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("`id` bigint unsigned", statements, StringComparison.Ordinal);
        Assert.Contains("ON UPDATE CURRENT_TIMESTAMP(6)", statements, StringComparison.Ordinal);
        Assert.Equal(version.EndsWith("MariaDB", StringComparison.Ordinal), statements.Contains("INVISIBLE", StringComparison.Ordinal));
    }

    // MySQL 5.7 has NO_AUTO_CREATE_USER by default, and MySQL 8 refuses to set it (error 1231).
    [Theory]
    [InlineData("5.7.44", "STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION")]
    [InlineData("8.0.36", "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION")]
    [InlineData("10.11.6-MariaDB", "STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION")]
    public void Modes_that_a_server_no_longer_knows_are_not_set(string version, string expected)
    {
        const string modes = "sql_mode = 'STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION'";
        const string text = "CREATE FUNCTION `one`() RETURNS int RETURN 1";
        var routine = new Routine(new TableName("one"), "FUNCTION", text) { Options = [modes, "time_zone = 'SYSTEM'"] };
        var statements = StatementRenderer.Render(new CreateRoutine(routine, SchemaPhase.AfterLoad), ServerVersion.Parse(version));
        Assert.Equal($"SET SESSION sql_mode = '{expected}', time_zone = 'SYSTEM'", statements[0]);
        Assert.Equal(text, statements[1]);
    }

    [Fact]
    public void Nothing_of_MariaDb_alone_is_sent_to_MySql()
    {
        var statements = Statements(RecordedServers.MariaDb(), "8.0.36", "utf8mb4_0900_ai_ci");
        foreach (var word in new[] { "uca1400", " uuid ", "inet6", "nextval", "SEQUENCE", "SYSTEM VERSIONING", "json_valid" })
        {
            Assert.DoesNotContain(word, statements, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("char(36)", statements, StringComparison.Ordinal);
        Assert.Contains("`document` json", statements, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inet6")]
    [InlineData("sequence numbers")]
    [InlineData("history of orders")]
    [InlineData("default of column orders.number")]
    public void What_MySql_lacks_is_in_the_ledger(string subject)
    {
        var source = RecordedServers.MariaDb();
        var entries = LedgerAudit.Complete(source, Translate(source, "8.0.36", "utf8mb4_0900_ai_ci")).Ledger.Entries;
        Assert.Contains(
            entries.Where(entry => entry.Outcome >= LedgerOutcome.Approximated),
            entry => $"{entry.Subject}: {entry.Reason}".Contains(subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_of_MySql_8_is_made_on_the_server_of_the_tests()
    {
        await using var database = await fixture.CreateAsync();
        var translation = await TargetRun.WriteAsync(fixture.Connector, database.Address, RecordedServers.MySql());
        var read = await SourceRead.SchemaAsync(fixture.Connector, database.Address);
        var (expected, actual) = (translation.Schema.Tables[0], read.Tables[0]);
        Assert.Equal(
            expected.Columns.Select(column => (column.Name, column.Type)), actual.Columns.Select(column => (column.Name, column.Type)));
        Assert.Equal(expected.PrimaryKey, actual.PrimaryKey);
        Assert.Equal(expected.Checks.Select(check => check.Name), actual.Checks.Select(check => check.Name));
        Assert.Equal(expected.Columns.Select(column => column.Options), actual.Columns.Select(column => column.Options));
        Assert.Equal(expected.Comment, actual.Comment);
    }

    private static SchemaTranslation Translate(DatabaseSchema source, string version, string collation)
    {
        var facts = RecordedServers.Facts(version, collation);
        return TranslationChoice.Translate(source, facts, facts.Version.Understands);
    }

    private static string Statements(DatabaseSchema source, string version, string collation)
    {
        var schema = Translate(source, version, collation).Schema;
        var changes = SchemaPlan.Create(schema, new MySqlDatabaseConnector().Capabilities.ConstraintTiming).Changes;
        return string.Join('\n', changes.SelectMany(change => StatementRenderer.Render(change, ServerVersion.Parse(version))));
    }
}
