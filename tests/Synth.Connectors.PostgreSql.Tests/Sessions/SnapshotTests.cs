using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

/// <summary>Sessions that join the snapshot of another see what it sees.</summary>
public sealed class SnapshotTests(PostgreSqlFixture fixture)
{
    [Fact]
    public async Task Who_joins_a_snapshot_sees_the_rows_of_then_and_who_does_not_those_of_now()
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await fixture.CreateAsync();
        await PostgreSqlServer.ExecuteAsync(database.Address, "CREATE TABLE thing (id int PRIMARY KEY); INSERT INTO thing VALUES (1), (2)");
        await using var first = await fixture.Connector.OpenSourceAsync(database.Address, token);
        await PostgreSqlServer.ExecuteAsync(database.Address, "INSERT INTO thing VALUES (3)");
        await using var joined = await fixture.Connector.OpenSourceAtAsync(database.Address, first.Snapshot, token);
        await using var later = await fixture.Connector.OpenSourceAsync(database.Address, token);

        Assert.Equal(first.Snapshot, joined.Snapshot);
        Assert.NotEqual(first.Snapshot, later.Snapshot);
        Assert.Equal(2, await CountAsync(first));
        Assert.Equal(2, await CountAsync(joined));
        Assert.Equal(3, await CountAsync(later));

        async Task<long> CountAsync(IDatabaseSession session)
        {
            var schema = await session.Catalog.ReadAsync(token);
            return await session.Tables.CountRowsAsync(Assert.Single(schema.Tables), token);
        }
    }

    [Fact]
    public async Task A_snapshot_that_is_gone_is_named_as_the_reason()
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await fixture.CreateAsync();
        string? snapshot;
        await using (var first = await fixture.Connector.OpenSourceAsync(database.Address, token))
        {
            snapshot = first.Snapshot;
        }

        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => fixture.Connector.OpenSourceAtAsync(database.Address, snapshot, token));
        Assert.Contains("snapshot", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }
}
