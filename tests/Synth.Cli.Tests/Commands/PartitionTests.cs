using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class PartitionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Prepare_partitions_and_finish_make_the_target_of_one_command()
    {
        await FitAsync();
        Assert.Equal(0, (await GenerateAsync("single.db")).ExitCode);

        Assert.Equal(0, (await GenerateAsync("out.db", "--prepare")).ExitCode);
        Assert.False(File.Exists(folder.File("out.db")));
        var blocks = 0;
        for (var index = 0; index < 3; index++)
        {
            var run = await GenerateAsync("out.db", "--partition", $"{index}/3", "--output", "json");
            Assert.Equal(0, run.ExitCode);
            using var document = JsonDocument.Parse(run.Output);
            Assert.Equal(index, document.RootElement.GetProperty("partition").GetInt32());
            blocks += document.RootElement.GetProperty("blocks").GetInt32();
        }

        Assert.True(blocks > 3);
        var finish = await GenerateAsync("out.db", "--finish");
        Assert.Equal(0, finish.ExitCode);
        Assert.Contains("foreign keys       2 of 2 kept", finish.Output, StringComparison.Ordinal);
        Assert.Equal(Loans("single.db"), Loans("out.db"));
        Assert.Equal(["library.db", "library.synth", "out.db", "single.db"], folder.Names);
    }

    [Theory]
    [InlineData("3/3")]
    [InlineData("1")]
    [InlineData("-1/3")]
    public async Task A_partition_that_is_none_is_a_usage_error(string partition)
    {
        await FitAsync();
        var run = await GenerateAsync("out.db", "--partition", partition);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--partition is i/n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_exclude_each_other()
    {
        var run = await CliRun.Of("generate", "--model", "x", "--target", "sqlite:y", "--prepare", "--finish");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Give one of", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_out_of_turn_is_refused_and_says_what_to_do()
    {
        await FitAsync();
        var early = await GenerateAsync("out.db", "--partition", "0/2");
        Assert.Equal(4, early.ExitCode);
        Assert.Contains("--prepare", early.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await GenerateAsync("out.db", "--prepare")).ExitCode);
        var unloaded = await GenerateAsync("out.db", "--finish");
        Assert.Equal(4, unloaded.ExitCode);
        Assert.Contains("--partition", unloaded.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_run_goes_on_where_it_was()
    {
        await FitAsync();
        Assert.Equal(0, (await GenerateAsync("single.db")).ExitCode);
        for (var kill = 1; kill <= 3; kill++)
        {
            await KillAsync(kill);
            Assert.False(File.Exists(folder.File("out.db")));
        }

        var run = await GenerateAsync("out.db", "--resume");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Loans("single.db"), Loans("out.db"));
        Assert.Equal(["library.db", "library.synth", "out.db", "single.db"], folder.Names);
    }

    // Kills a process of its own when so many batches are in its partial file.
    private async Task KillAsync(int batches)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "synth.dll"), .. Arguments("out.db", ["--resume"])])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            while (!process.HasExited && BatchesLoaded() < batches)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(process.HasExited, "The run was over before it could be killed.");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private long BatchesLoaded()
    {
        var path = folder.File("out.db.synth-partial");
        if (!File.Exists(path))
        {
            return 0;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM synth_progress WHERE table_name <> ''";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private async Task FitAsync() => Assert.Equal(
        0, (await CliRun.Of("fit", "--source", folder.AddLibrary(), "--model",
            folder.File("library.synth"), "--quality", "fast", "--quiet")).ExitCode);

    private Task<CliRun> GenerateAsync(string target, params string[] more) => CliRun.Of(Arguments(target, more));

    private string[] Arguments(string target, string[] more) =>
        ["generate", "--model", folder.File("library.synth"), "--target", folder.Address(target), "--scale", "500", "--quiet", .. more];

    private List<string> Loans(string name)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT l.reader_id || '|' || loan_no || '|' || ifnull(book, '') || '|' || days || '|' || name || '|' || city_id FROM loan l "
            + "JOIN reader USING (reader_id) ORDER BY 1";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
