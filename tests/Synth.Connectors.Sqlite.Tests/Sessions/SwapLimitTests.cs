using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Sessions;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Sqlite.Tests.Sessions;

/// <summary>What the swap cannot promise to those who have the target open, as the README has it.</summary>
public sealed class SwapLimitTests
{
    private static readonly SqliteConnector Connector = new();

    private static readonly DatabaseSchema Schema = Database(Table("thing", Required("generation", new IntegerType(32))));

    [Fact]
    public async Task Who_has_the_file_open_goes_on_reading_the_old_one_and_cannot_write_to_it_any_more()
    {
        await using var database = new SqliteTestDatabase();
        await ReplaceAsync(database, 1);
        await using var open = SqliteFile.Connection(database.Path, SqliteOpenMode.ReadWrite);
        await open.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1L, await AskAsync(open));
        await ReplaceAsync(database, 2);

        Assert.Equal(1L, await AskAsync(open));
        var refusal = await Assert.ThrowsAsync<SqliteException>(
            () => SqliteFile.ExecuteAsync(open, "UPDATE thing SET generation = 3", CancellationToken.None));
        Assert.Contains("readonly", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["2"], await database.QueryAsync("SELECT CAST(generation AS TEXT) FROM thing"));
    }

    [Fact]
    public async Task A_target_that_others_have_open_in_WAL_mode_is_refused_and_left_as_it_is()
    {
        await using var database = new SqliteTestDatabase();
        await ReplaceAsync(database, 1);
        await using var open = SqliteFile.Connection(database.Path, SqliteOpenMode.ReadWrite);
        await open.OpenAsync(TestContext.Current.CancellationToken);
        await SqliteFile.ExecuteAsync(open, "PRAGMA journal_mode = WAL", CancellationToken.None);
        Assert.Equal(1L, await AskAsync(open));

        var refusal = await Assert.ThrowsAsync<SafetyException>(() => ReplaceAsync(database, 2));
        Assert.Contains("is in use", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], await database.QueryAsync("SELECT CAST(generation AS TEXT) FROM thing"));
    }

    private static async Task ReplaceAsync(SqliteTestDatabase database, int generation)
    {
        using var batch = BatchBuilder.Create(Schema.Tables[0], [generation]);
        await TargetRun.ReplaceAsync(Connector, database.Address, $"run-{generation}", Schema, _ => [batch]);
    }

    private static async Task<object?> AskAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT generation FROM thing";
        return await command.ExecuteScalarAsync();
    }
}
