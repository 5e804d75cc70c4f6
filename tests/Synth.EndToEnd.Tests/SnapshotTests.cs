using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>A source that is written to while it is read shows one state of itself.</summary>
public sealed class SnapshotTests(Engines engines)
{
    private static readonly string Sql = $"""
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, opened DATE NOT NULL);
        CREATE TABLE payments (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id), cents INTEGER NOT NULL);
        {HardSchema.Count(50)} INSERT INTO accounts SELECT i, '2024-01-01' FROM n;
        {HardSchema.Count(200)} INSERT INTO payments SELECT i, 1 + i % 50, i * 10 FROM n;
        """;

    private static readonly RunOptions Copies = Clone.Options with
    {
        Tables = TableSelection.All with { Entries = [new TableEntry(new TablePattern("*"), new TableSettings(ConfiguredMode.Copy))] },
    };

    // Rows are copied, so that an account and its payment, both made after the first table was read, would show.
    [Theory]
    [HardCase("H29")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    [InlineData(EngineName.SqlServer)]
    public async Task Rows_that_come_while_a_source_is_read_are_not_seen(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, Sql);
        await AllowWritersAsync(source, engine);
        await using var target = await engines.CreateAsync(engine);
        var writer =
            new FirstTableObserver(() => source.ExecuteAsync("INSERT INTO accounts VALUES (901, '2024-02-02'); INSERT INTO payments "
                + "VALUES (901, 901, 5); DELETE FROM payments WHERE id < 20;"));
        var result = await Clone.RunAsync(source, target, Copies, writer, CancellationToken.None);
        Assert.True(writer.HasActed);
        Assert.Empty(result.Certificate.Broken);
        Assert.Equal(["1"], await source.QueryAsync("SELECT count(*) FROM payments WHERE account_id = 901"));
        Assert.Equal(["50"], await target.QueryAsync("SELECT count(*) FROM accounts"));
        Assert.Equal(["200"], await target.QueryAsync("SELECT count(*) FROM payments"));
        Assert.Equal(["0"], await target.QueryAsync("SELECT count(*) FROM payments WHERE account_id = 901"));
    }

    // SQLite lets others write beside a reader in WAL mode only, SQL Server keeps a snapshot where the database allows it.
    private static Task AllowWritersAsync(ScratchDatabase source, EngineName engine) => engine switch
    {
        EngineName.Sqlite => source.QueryAsync("PRAGMA journal_mode = WAL"),
        EngineName.SqlServer => source.ExecuteAsync("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON"),
        _ => Task.CompletedTask,
    };

    /// <summary>Does something once, when the first rows of the source have been read.</summary>
    private sealed class FirstTableObserver(Func<Task> act) : IRunObserver
    {
        public bool HasActed { get; private set; }

        public void OnStage(RunStage stage)
        {
        }

        public void OnRows(RunStage stage, TableName table, long done, long total)
        {
            if (stage == RunStage.ReadRows && !HasActed)
            {
                HasActed = true;
                act().GetAwaiter().GetResult();
            }
        }

        public void OnStep(RunStage stage, int done, int total)
        {
        }
    }
}
