using Npgsql;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

/// <summary>What the swap cannot promise to transactions that were open before, as the README has it.</summary>
public sealed class SwapLimitTests(PostgreSqlFixture fixture)
{
    private static readonly DatabaseSchema Schema = Database(Table("thing", Required("generation", new IntegerType(32))));

    [Fact]
    public async Task A_repeatable_read_transaction_that_began_before_finds_the_new_table_empty()
    {
        await using var database = await fixture.CreateAsync();
        await ReplaceAsync(database, 1);
        await using var reader = await PostgreSqlServer.OpenAsync(database.Address);
        await ExecuteAsync(reader, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
        await ReplaceAsync(database, 2);

        Assert.Null(await AskAsync(reader));
        await ExecuteAsync(reader, "COMMIT");
        Assert.Equal(2, await AskAsync(reader));
    }

    [Fact]
    public async Task A_transaction_that_reads_the_old_rows_holds_the_swap_up_and_others_read_on()
    {
        await using var database = await fixture.CreateAsync();
        await ReplaceAsync(database, 1);
        await using var reader = await PostgreSqlServer.OpenAsync(database.Address);
        await ExecuteAsync(reader, "BEGIN");
        Assert.Equal(1, await AskAsync(reader));

        var replacing = ReplaceAsync(database, 2);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(replacing.IsCompleted);
        Assert.Equal(["1"], await database.QueryAsync("SELECT generation::text FROM thing"));
        Assert.Equal(1, await AskAsync(reader));

        await ExecuteAsync(reader, "COMMIT");
        await replacing;
        Assert.Equal(2, await AskAsync(reader));
    }

    private async Task ReplaceAsync(PostgreSqlTestDatabase database, int generation)
    {
        using var batch = BatchBuilder.Create(Schema.Tables[0], [generation]);
        await TargetRun.ReplaceAsync(fixture.Connector, database.Address, $"run-{generation}", Schema, _ => [batch]);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int?> AskAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT generation FROM thing", connection);
        return (int?)await command.ExecuteScalarAsync();
    }
}
