using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What the driver makes of batches on the wire, by bulk copy and by statements, and that the same comes back.</summary>
public sealed class LoadingOverTheWireTests
{
    private static readonly SqlServerConnector Connector = new();

    private static readonly TdsReply Refusal = new TdsReply.Refused(4834, "You do not have permission to use the bulk load statement.");

    [Theory]
    [InlineData("")]
    [InlineData("insert bulk")]
    [InlineData("sp_tablecollations_100")]
    public async Task Gives_back_the_rows_of_every_type_that_it_has_loaded(string refused)
    {
        var database = new StoredDatabase();
        var isBulkRefused = refused.Length > 0;
        if (isBulkRefused)
        {
            database.On(refused, refused == "insert bulk" ? Refusal : new TdsReply.Done());
        }

        await using var server = new TdsServer(database.Answer);
        var source = EveryType.Schema;
        using var batch = BatchBuilder.Create(source.Tables[0], EveryType.Rows);
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        var translation = await TargetRun.FillAsync(Connector, session, source, _ => [batch, batch]);
        var target = translation.Tables[source.Tables[0].Name];

        var expected = RowText.Ordered([batch, batch]);
        Assert.Equal(expected, await SourceRead.RowsAsync(session, target, batchSize: 3));
        Assert.Equal(expected.Count, await session.Tables.CountRowsAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal(isBulkRefused ? 0 : 2, server.Requests.Count(request => request.Kind == TdsPacketType.BulkLoad));
        Assert.Equal(
            isBulkRefused ? 1 : 2,
            server.Requests.Count(request => request.Text.Contains("sp_tablecollations_100", StringComparison.Ordinal)));
    }
}
