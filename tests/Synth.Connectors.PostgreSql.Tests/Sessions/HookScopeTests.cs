using Npgsql;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

public sealed class HookScopeTests
{
    [Theory]
    [InlineData("GRANT SELECT ON ALL TABLES IN SCHEMA app TO qa", """GRANT SELECT ON ALL TABLES IN SCHEMA "synth.new.app" TO qa""")]
    [InlineData(
        """revoke all on all routines in schema "app", other from public""",
        """revoke all on all routines in schema "synth.new.app", other from public""")]
    public void Grants_on_all_of_a_schema_mean_what_is_being_built(string sql, string expected) =>
        Assert.Equal(expected, Rewrite(sql, isActive: true));

    [Theory]
    [InlineData("GRANT USAGE ON SCHEMA app TO qa")]
    [InlineData("ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO qa")]
    [InlineData("COMMENT ON SCHEMA app IS 'GRANT SELECT ON ALL TABLES IN SCHEMA app TO qa'")]
    public void What_is_about_the_schema_itself_stays(string sql) => Assert.Equal(sql, Rewrite(sql, isActive: true));

    [Fact]
    public void Nothing_is_changed_while_a_run_builds_in_place()
    {
        const string Sql = "GRANT SELECT ON ALL TABLES IN SCHEMA app TO qa";
        Assert.Equal(Sql, Rewrite(Sql, isActive: false));
    }

    private static string Rewrite(string sql, bool isActive)
    {
        using var connection = new NpgsqlConnection();
        var staging = new Staging { IsActive = isActive, Names = new HashSet<TableName> { new("app", "orders") } };
        return new HookScope(connection, staging).Rewrite(sql);
    }
}
