using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private static readonly Dictionary<string, string> Token = new() { ["SYNTH_TOKEN"] = "0123456789abcdef" };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Serves_until_it_is_stopped()
    {
        var configuration = Write("0 2 * * *");
        using var stop = new CancellationTokenSource();
        var error = new StringWriter();
        var running = CliRun.Of(TextWriter.Synchronized(error), Token, stop.Token, "serve", "--config", configuration);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!error.ToString().Contains("Synth serves 1 job at http://127.0.0.1", StringComparison.Ordinal))
        {
            Assert.False(running.IsCompleted, error.ToString());
            await Task.Delay(50, patience.Token);
        }

        await stop.CancelAsync();
        var run = await running;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("jobs.db", folder.Names);
    }

    [Fact]
    public async Task Refuses_to_serve_without_a_token()
    {
        var run = await CliRun.Of("serve", "--config", Write("0 2 * * *"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Set SYNTH_TOKEN in the environment", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_schedules_that_mean_nothing()
    {
        var run = await CliRun.Of(Token, "serve", "--config", Write("every day"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("jobs.shop.schedule: every day is no cron expression", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_its_file_and_those_of_its_jobs_is_told_at_once()
    {
        File.WriteAllText(folder.File("shop.yaml"), """
            source: sqlite:shop.db
            drift: hallt
            gates: ["detection.rows<"]
            tables: { orders: { mode: copied } }
            """);
        File.WriteAllText(folder.File("serve.yaml"), """
            check-in-seconds: 0
            jobs:
              shop:
                configuration: shop.yaml
                schedule: "61 2 * * *"
                time-zone: Europe/Berln
                missed: twice
            """);

        var run = await CliRun.Of(Token, "serve", "--config", folder.File("serve.yaml"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            ["serve.yaml:1:", "serve.yaml:5:", "serve.yaml:6:", "serve.yaml:7:", "shop.yaml:2:", "shop.yaml:3:", "shop.yaml:4:"],
            run.Error.TrimEnd().Split('\n').Select(line => line[line.LastIndexOf(folder.Path, StringComparison.Ordinal)..])
                .Select(line => line[(folder.Path.Length + 1)..].Split(' ')[0]));
        Assert.Contains("jobs.shop.schedule: 61 2 * * * is no cron expression", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_of_its_store_and_of_its_jobs_databases_start_from_the_same_folder()
    {
        var file = Write("0 2 * * *", "sqlite:shop.db");
        File.WriteAllText(folder.File("shop.yaml"), "source: sqlite:shop.db\ntarget: sqlite:copy.db\n");

        var run = await CliRun.Of(Token, "serve", "--config", file);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("is a database of the job shop", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_its_store_cannot_be_opened_and_no_password()
    {
        var run = await CliRun.Of(Token, "serve", "--config", Write("0 2 * * *", "postgres://synth:Pa55%40word@127.0.0.1:1/jobs"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("store cannot be opened: Failed to connect to 127.0.0.1:1. Check store:", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Pa55", run.Error, StringComparison.Ordinal);
    }

    private string Write(string schedule, string store = "sqlite:jobs.db")
    {
        File.WriteAllText(folder.File("shop.yaml"), $"source: '{folder.Address("shop.db")}'\ntarget: '{folder.Address("copy.db")}'\n");
        File.WriteAllText(folder.File("serve.yaml"), $$"""
            listen: http://127.0.0.1:0
            store: {{store}}
            jobs: { shop: { configuration: shop.yaml, schedule: "{{schedule}}" } }
            """);
        return folder.File("serve.yaml");
    }
}
