using Microsoft.Data.Sqlite;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class ConfigurationRunnerTests : IDisposable
{
    private readonly JobFolder folder = new();

    public ConfigurationRunnerTests() => folder.AddSource();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_job_fills_its_target_and_refreshes_it_the_next_time()
    {
        var configuration = folder.Configuration();
        await using var daemon = await TestDaemon.StartAsync(
            configuration with { Jobs = [folder.Job("shop", TestDaemon.Never) with { Model = folder.PathOf("shop.synth") }] },
                isReal: true);
        var first = await daemon.RunAsync("shop");
        var second = await daemon.RunAsync("shop");

        Assert.Equal((RunState.Succeeded, null), (first.State, first.Message));
        Assert.Equal((RunState.Succeeded, null), (second.State, second.Message));
        Assert.Equal(1100, second.RowCount);
        Assert.InRange(second.Score!.Value, 0.3, 1);
        Assert.True(second.HasReport);
        Assert.Equal(300, CountCustomers());
        Assert.True(File.Exists(folder.PathOf("shop.synth")));
    }

    [Theory]
    [InlineData("evaluate: gate\n")]
    [InlineData("")]
    public async Task A_gate_that_is_not_passed_fails_the_run_keeps_the_report_and_the_old_rows(string evaluate)
    {
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration(), isReal: true);
        await daemon.RunAsync("shop");
        File.AppendAllText(folder.PathOf("shop.yaml"), $"{evaluate}fail-under: 1\n");
        var run = await daemon.RunAsync("shop");

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("do not pass", run.Message, StringComparison.Ordinal);
        Assert.True(run.HasReport);
        Assert.Equal(300, CountCustomers());
    }

    [Fact]
    public async Task A_shared_job_is_loaded_by_others_and_not_judged()
    {
        var others = new OtherProcesses();
        var configuration = folder.Configuration() with
        {
            Jobs = [folder.Job("shop", TestDaemon.Never) with { IsShared = true }, folder.Job("alone", TestDaemon.Never)],
        };
        await using var daemon = await TestDaemon.StartAsync(configuration, isReal: true, filler: others);
        var shared = await daemon.RunAsync("shop");
        Assert.Equal((RunState.Succeeded, null, 1100), (shared.State, shared.Message, shared.RowCount));
        Assert.Equal((1, false), (others.Fills, shared.HasReport));
        Assert.Equal(300, CountCustomers());

        Assert.True((await daemon.RunAsync("alone")).HasReport);
        Assert.Equal(1, others.Fills);
    }

    private long CountCustomers()
    {
        using var connection = new SqliteConnection($"Data Source={folder.PathOf("copy.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM customer";
        return (long)command.ExecuteScalar()!;
    }
}
