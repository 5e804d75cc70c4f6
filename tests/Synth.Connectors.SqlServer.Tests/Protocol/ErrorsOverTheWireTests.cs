using System.Net;
using System.Net.Sockets;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What the driver's errors become: one clear line, and never a password or a value.</summary>
public sealed class ErrorsOverTheWireTests
{
    private static readonly SqlServerConnector Connector = new();

    [Theory]
    [InlineData(18456, 14, "refuses the login", false)]
    [InlineData(4060, 11, "does not exist", false)]
    [InlineData(18487, 14, "expired", false)]
    [InlineData(40615, 14, "firewall", false)]
    [InlineData(40613, 17, "busy", true)]
    public async Task Says_why_a_login_failed(int number, byte severity, string words, bool isTransient)
    {
        await using var server = new TdsServer(_ => []) { LogIn = _ => new TdsReply.Refused(number, "The server's own words.", severity) };
        var error = await FailToOpenAsync(server.Address);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Equal("p@ss;w0rd", server.Logins[0].Password);
    }

    [Fact]
    public async Task Says_that_nothing_listens()
    {
        var address = await AddressOfNobodyAsync();
        var error = await FailToOpenAsync(address);
        Assert.Contains("Nothing listens there", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Success", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Says_that_a_server_does_not_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var server = new TdsServer(_ => []);
        var options = new Dictionary<string, string>(server.Address.Options) { ["Connect Timeout"] = "1" };
        var error = await FailToOpenAsync(server.Address with { Port = ((IPEndPoint)silent.LocalEndpoint).Port, Options = options });
        Assert.Contains("in time", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Says_what_to_do_where_the_server_has_no_encryption()
    {
        await using var server = new TdsServer(_ => []);
        var options = new Dictionary<string, string>(server.Address.Options) { ["Encrypt"] = "true" };
        var error = await FailToOpenAsync(server.Address with { Options = options });
        Assert.Contains("Encrypt=false", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(229, "The SELECT permission was denied on the object 'secret'.", "GRANT SELECT")]
    [InlineData(1205, "Transaction was deadlocked with value 'secret'.", "error 1205")]
    [InlineData(8134, "Divide by zero: 'secret'.", "error 8134")]
    public async Task Says_which_table_cannot_be_read_and_not_what_is_in_it(int number, string serverText, string words)
    {
        var database = new StoredDatabase().On("FROM [dbo].[every type]]]", new TdsReply.Refused(number, serverText));
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAnyAsync<SynthException>(() => SourceRead.RowsAsync(session, EveryType.Schema.Tables[0]));
        Assert.Contains("dbo.every type]", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_connection_broke_while_a_table_was_read()
    {
        await using var server = new TdsServer(new StoredDatabase().On("FROM [dbo].[every type]]]", new TdsReply.Cut()).Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<ReadException>(() => SourceRead.RowsAsync(session, EveryType.Schema.Tables[0]));
        Assert.Contains("dbo.every type]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2627, "Violation of PRIMARY KEY constraint. The duplicate key value is (secret).", "a key is there twice")]
    [InlineData(2628, "String or binary data would be truncated. Truncated value: 'secret'.", "longer than its column")]
    [InlineData(1105, "Could not allocate space for object 'secret'.", "full")]
    public async Task Says_why_rows_were_refused_and_not_which(int number, string serverText, string words)
    {
        var database = new StoredDatabase().On(
            request => request.Kind == TdsPacketType.BulkLoad, _ => [new TdsReply.Refused(number, serverText)]);
        await using var server = new TdsServer(database.Answer);
        var error = await Assert.ThrowsAsync<LoadException>(() => LoadAsync(server.Address));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            server.Requests, request => request.Text.StartsWith("INSERT INTO [dbo].[every type]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stops_a_query_that_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var database = new StoredDatabase().On(
            request => request.Text.StartsWith("SELECT COUNT_BIG", StringComparison.Ordinal),
            _ =>
            {
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
                return [new TdsReply.Silence()];
            });
        await using var server = new TdsServer(database.Answer);
        await using var session = await Connector.OpenSourceAsync(server.Address, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.Tables.CountRowsAsync(EveryType.Schema.Tables[0], cancellation.Token));
        Assert.Contains(server.Requests, request => request.Kind == TdsPacketType.Attention);
    }

    private static async Task LoadAsync(DatabaseAddress address)
    {
        var table = EveryType.Schema.Tables[0];
        using var batch = BatchBuilder.Create(table, EveryType.Rows);
        await TargetRun.WriteAsync(Connector, address, EveryType.Schema, _ => [batch]);
    }

    private static async Task<ConnectionException> FailToOpenAsync(DatabaseAddress address)
    {
        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => Connector.OpenSourceAsync(address, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("p@ss;w0rd", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("database shop on SQL Server at 127.0.0.1", error.Message, StringComparison.Ordinal);
        return error;
    }

    private static async Task<DatabaseAddress> AddressOfNobodyAsync()
    {
        await using var server = new TdsServer(_ => []);
        return server.Address;
    }
}
