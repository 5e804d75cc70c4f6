using Synth.Connectors.SqlServer.Sessions;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Sessions;

/// <summary>One clear line for each way in which a database cannot be used, and never the password.</summary>
public sealed class ConnectionErrorTests(SqlServerFixture fixture)
{
    private const string Password = "s3cr:t@/?#%'\" ;x=y";

    [Fact]
    public async Task Names_a_port_where_nothing_listens()
    {
        var error = await FailAsync(new DatabaseAddress
        {
            Scheme = "sqlserver",
            Host = "127.0.0.1",
            Port = 1,
            User = "someone",
            Password = Password,
            Database = "shop"
        });
        Assert.Contains("database shop on SQL Server at 127.0.0.1,1, user someone", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Names_a_host_that_is_unknown()
    {
        var error = await FailAsync(
            new DatabaseAddress { Scheme = "sqlserver", Host = "no-such-host.invalid", User = "someone", Password = Password });
        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_database_that_does_not_exist()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { Database = "no such database" });
        Assert.Contains("no such database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_login_is_refused()
    {
        await using var database = await fixture.CreateAsync();
        var error = await FailAsync(database.Address with { User = "nobody here", Password = Password });
        Assert.Contains("refuses the login", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData(18456, false, "refuses the login")]
    [InlineData(4060, false, "does not exist")]
    [InlineData(40613, true, "busy")]
    [InlineData(229, false, "lacks a privilege")]
    [InlineData(-2, true, "in time")]
    public void Knows_the_servers_numbers(int number, bool isTransient, string words)
    {
        var (reason, transient) = LoginErrors.ExplainNumber(number, "the server's words", isTransient: false);
        Assert.Equal(isTransient, transient);
        Assert.Contains(words, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_to_do_about_a_certificate() => Assert.Contains(
        "TrustServerCertificate=true",
        LoginErrors.ExplainNumber(-2146893019, "The certificate chain was issued by an authority that is not trusted.", false)
            .Reason, StringComparison.Ordinal);

    private async Task<ConnectionException> FailAsync(DatabaseAddress address)
    {
        var options = new Dictionary<string, string>(address.Options,
            StringComparer.OrdinalIgnoreCase)
        { ["Connect Timeout"] = "5", ["Connect Retry Count"] = "0" };
        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => fixture.Connector.OpenSourceAsync(address with { Options = options }, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
