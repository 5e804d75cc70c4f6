using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

/// <summary>One clear line for each way in which a database cannot be used, and never the password.</summary>
public sealed class ConnectionErrorTests(PostgreSqlFixture fixture)
{
    private const string Password = "s3cr:t@/?#%'\" ;x=y";

    [Fact]
    public async Task Names_a_database_that_does_not_exist()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { Database = "no such database" });
        Assert.Contains("The database does not exist. Check its name", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such database", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Names_a_port_where_nothing_listens()
    {
        var error = await FailAsync(new DatabaseAddress
        {
            Scheme = "postgres",
            Host = "127.0.0.1",
            Port = 1,
            User = "someone",
            Password = Password,
            Database = "shop"
        });
        Assert.Contains("database shop on PostgreSQL at 127.0.0.1:1, user someone", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Names_a_host_that_is_unknown()
    {
        var error = await FailAsync(
            new DatabaseAddress { Scheme = "postgres", Host = "no-such-host.invalid", User = "someone", Password = Password });
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_role_that_may_not_log_in()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { User = "nobody here", Password = Password });
        Assert.Contains("user nobody here", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Says_that_the_password_is_wrong()
    {
        await using var database = await fixture.CreateAsync();
        Assert.SkipUnless(database.Address.Password is not null, "the server asks for no password");
        var error = await FailAsync(database.Address with { Password = Password });
        Assert.Contains("The password is wrong. Put the right one into the address", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Takes_any_character_in_a_password()
    {
        await using var database = await fixture.CreateAsync();
        await database.ExecuteAsync($"DROP ROLE IF EXISTS odd_password; CREATE ROLE odd_password LOGIN SUPERUSER PASSWORD "
            + $"'{Password.Replace("'", "''", StringComparison.Ordinal)}'");
        await using (var session = await fixture.Connector.OpenSourceAsync(database.Address with
        {
            User = "odd_password",
            Password = Password,
        }, CancellationToken.None))
        {
            Assert.StartsWith("PostgreSQL", session.ServerVersion, StringComparison.Ordinal);
        }

        await database.ExecuteAsync("DROP ROLE odd_password");
    }

    [Fact]
    public async Task Says_which_option_of_an_address_is_unknown()
    {
        var address = DatabaseAddressParser.Parse("postgres://someone@127.0.0.1/shop?frobnicate=1");
        var error = await Assert.ThrowsAsync<AddressException>(() => fixture.Connector.OpenSourceAsync(address, CancellationToken.None));
        Assert.Contains("frobnicate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_grant_is_missing()
    {
        await using var database = await fixture.CreateAsync();
        await database.ExecuteAsync("DROP ROLE IF EXISTS may_nothing; CREATE ROLE may_nothing LOGIN PASSWORD 'nothing'");
        await using (var session = await fixture.Connector.OpenTargetAsync(
            database.Address with { User = "may_nothing", Password = "nothing" }, CancellationToken.None))
        {
            var error = await Assert.ThrowsAsync<ConnectionException>(() =>
                session.BeginAsync(Synth.Testing.TargetRun.Marker, CancellationToken.None));
            Assert.Contains("GRANT CREATE ON DATABASE", error.Message, StringComparison.Ordinal);
        }

        await database.ExecuteAsync("DROP ROLE may_nothing");
    }

    private async Task<ConnectionException> FailAsync(DatabaseAddress address)
    {
        var error = await Assert.ThrowsAsync<ConnectionException>(() => fixture.Connector.OpenSourceAsync(address, CancellationToken.None));
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        return error;
    }
}
