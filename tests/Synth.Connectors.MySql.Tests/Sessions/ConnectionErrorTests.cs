using Synth.Schema;
using Xunit;

namespace Synth.Connectors.MySql.Tests.Sessions;

/// <summary>One clear line for each way in which a database cannot be used, and never the password.</summary>
public sealed class ConnectionErrorTests(MySqlFixture fixture)
{
    private const string Password = "s3cr:t@/?#%'\" ;x=y";

    [Fact]
    public async Task Names_a_port_where_nothing_listens()
    {
        var error = await FailAsync(new DatabaseAddress
        {
            Scheme = "mysql",
            Host = "127.0.0.1",
            Port = 1,
            User = "someone",
            Password = Password,
            Database = "shop"
        });
        Assert.Contains("database shop on MySQL or MariaDB at 127.0.0.1:1, user someone", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing listens there", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Names_a_host_that_is_unknown()
    {
        var error = await FailAsync(new DatabaseAddress
        {
            Scheme = "mysql",
            Host = "no-such-host.invalid",
            User = "someone",
            Password = Password,
            Database = "shop"
        });
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
        // The second where no name server answers, which may pass.
        Assert.Matches("The host is unknown|The host's name cannot be looked up", error.Message);
        Assert.Equal(error.Message.Contains("looked up", StringComparison.Ordinal), error.IsTransient);
    }

    [Fact]
    public async Task Names_a_database_that_does_not_exist()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { Database = "no_such_database" });
        Assert.Contains("no_such_database", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Says_that_the_login_is_refused()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { Password = Password });
        Assert.Contains("or the user may not log in from here. Check both", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Says_what_a_login_that_may_only_read_lacks_as_a_target()
    {
        await using var database = await fixture.CreateAsync();
        await database.ExecuteAsync(
            $"CREATE USER IF NOT EXISTS synth_reader@'%' IDENTIFIED BY 'r3ad'; GRANT SELECT, SHOW VIEW ON `{database.Address.Database}`.* "
            + $"TO synth_reader@'%'");
        var reader = database.Address with { User = "synth_reader", Password = "r3ad" };
        await using (var source = await fixture.Connector.OpenSourceAsync(reader, TestContext.Current.CancellationToken))
        {
            Assert.Empty((await source.Catalog.ReadAsync(TestContext.Current.CancellationToken)).Tables);
        }

        await using var target = await fixture.Connector.OpenTargetAsync(reader, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAnyAsync<SynthException>(
            () => target.BeginAsync(Synth.Testing.TargetRun.Marker, TestContext.Current.CancellationToken));
        Assert.Contains("GRANT SELECT, INSERT", error.Message, StringComparison.Ordinal);
    }

    private async Task<ConnectionException> FailAsync(DatabaseAddress address)
    {
        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => fixture.Connector.OpenSourceAsync(address, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
