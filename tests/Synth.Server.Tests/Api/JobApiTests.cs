using System.Net;
using System.Text.Json.Nodes;
using Synth.Connectors;
using Synth.Engine;
using Synth.Server.Api;
using Synth.Server.Running;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class JobApiTests : IAsyncLifetime
{
    private readonly JobFolder folder = new();
    private TestDaemon daemon = null!;

    public async ValueTask InitializeAsync() =>
        daemon = await TestDaemon.StartAsync(folder.Configuration("30 2 * * 1") with { RunsKept = 3 });

    public async ValueTask DisposeAsync()
    {
        await daemon.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_job_shows_its_schedule_and_next_time()
    {
        var job = await daemon.JobAsync("shop");

        Assert.Equal(("shop", "shop.yaml", "30 2 * * 1", "UTC", JobState.Waiting),
            (job.Name, job.Configuration, job.Schedule, job.TimeZone, job.State));
        Assert.Equal((DayOfWeek.Monday, new TimeSpan(2, 30, 0)), (job.NextRun!.Value.DayOfWeek, job.NextRun.Value.TimeOfDay));
        Assert.Null(job.Latest);
    }

    [Fact]
    public async Task A_run_leaves_its_result_log_and_report()
    {
        daemon.Runner.Result = new JobResult(1234, Reports.WithScore(0.93, "sqlite:</script><b>.db"));
        var run = await daemon.RunAsync("shop");

        Assert.Equal((RunState.Succeeded, 0, 1234L, 0.93, "here"), (run.State, run.ExitCode, run.RowCount, run.Score, run.Node));
        Assert.True(run.HasReport);
        Assert.Null(run.Progress);
        var log = await TextAsync($"/api/runs/{run.Id}/log");
        Assert.Contains("Load", log, StringComparison.Ordinal);
        Assert.Contains("orders: 100 rows", log, StringComparison.Ordinal);
        Assert.Contains("Done: 1,234 rows", log, StringComparison.Ordinal);
        Assert.Equal(0.93,
            JsonNode.Parse(await TextAsync($"/api/runs/{run.Id}/report.json"))!["report"]!["figures"]![0]!["value"]!.GetValue<double>());
        Assert.Equal(run.Id, (await daemon.JobAsync("shop")).Latest!.Id);
    }

    [Fact]
    public async Task A_report_is_shown_in_a_place_of_its_own_and_its_names_stay_text()
    {
        daemon.Runner.Result = new JobResult(1, Reports.WithScore(0.5, "sqlite:</script><b>.db"));
        var run = await daemon.RunAsync("shop");
        using var response = await daemon.Client.GetAsync($"/api/runs/{run.Id}/report", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("sandbox allow-scripts", response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("</script><b>", page, StringComparison.Ordinal);
        Assert.Contains(@"\u003C/script\u003E\u003Cb\u003E", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_kept_with_its_exit_code_and_without_what_is_not_ours_to_tell()
    {
        daemon.Runner.Failure = new ConnectionException("The source db.example refused the login.", isTransient: false);
        var ours = await daemon.RunAsync("shop");
        daemon.Runner.Failure = new InvalidDataException("a value of the data");
        var other = await daemon.RunAsync("shop");

        Assert.Equal((RunState.Failed, 3, "The source db.example refused the login."), (ours.State, ours.ExitCode, ours.Message));
        Assert.Equal((RunState.Failed, 1, nameof(InvalidDataException)), (other.State, other.ExitCode, other.Message));
        Assert.DoesNotContain("a value", await TextAsync($"/api/runs/{other.Id}/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_runs_shows_how_far_it_is_and_is_not_run_twice()
    {
        daemon.Runner.Gate = new TaskCompletionSource();
        Assert.Equal(HttpStatusCode.Accepted, (await daemon.DoAsync("shop", "run")).StatusCode);
        await daemon.WaitAsync("shop", runs => runs is [{ Progress: not null }]);
        var job = await daemon.JobAsync("shop");

        Assert.Equal(JobState.Running, job.State);
        Assert.Equal(new RunProgress("Load", 40, 100, "rows"), job.Latest!.Progress);
        Assert.Equal(HttpStatusCode.Conflict, (await daemon.DoAsync("shop", "run")).StatusCode);
        daemon.Runner.Gate.SetResult();
        await daemon.WaitAsync("shop", runs => runs is [{ State: RunState.Succeeded }]);
        Assert.Equal(1, daemon.Runner.Begun);
    }

    [Fact]
    public async Task A_load_that_workers_share_is_told_with_its_partitions_and_noted_in_the_log()
    {
        daemon.Runner.Gate = new TaskCompletionSource();
        daemon.Runner.Shared = new SharedLoad(3, 10, 3, 27, 250_000);
        await daemon.DoAsync("shop", "run");
        var run = (await daemon.WaitAsync("shop", runs => runs is [{ Progress: not null }]))[0];
        const string told = "3 workers, partitions: 10 loaded, 3 being loaded, 27 left, 250,000 rows/s";
        Assert.Equal(new RunProgress("Load", 40, 100, "rows") { Sharing = told }, run.Progress);
        daemon.Runner.Gate.SetResult();
        await daemon.WaitAsync("shop", runs => runs is [{ State: RunState.Succeeded }]);
        Assert.Contains(told, await TextAsync($"/api/runs/{run.Id}/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_cancelled_on_request()
    {
        daemon.Runner.Gate = new TaskCompletionSource();
        await daemon.DoAsync("shop", "run");
        await daemon.WaitAsync("shop", runs => runs.Count == 1);
        await WaitForAcceptanceAsync("cancel");
        var runs = await daemon.WaitAsync("shop", runs => runs[0].State != RunState.Running);

        Assert.Equal((RunState.Cancelled, 130), (runs[0].State, runs[0].ExitCode));
        Assert.Equal(HttpStatusCode.Conflict, (await daemon.DoAsync("shop", "cancel")).StatusCode);
    }

    [Fact]
    public async Task A_paused_job_has_no_next_time_until_it_is_resumed()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await daemon.DoAsync("shop", "pause")).StatusCode);
        var paused = await daemon.JobAsync("shop");
        Assert.Equal((JobState.Paused, (DateTimeOffset?)null), (paused.State, paused.NextRun));
        await daemon.DoAsync("shop", "resume");
        Assert.NotNull((await daemon.JobAsync("shop")).NextRun);
    }

    [Fact]
    public async Task No_more_runs_are_kept_than_wanted()
    {
        var runs = new List<RunView>();
        for (var i = 0; i < 5; i++)
        {
            runs.Add(await daemon.RunAsync("shop"));
        }

        Assert.Equal(runs.Skip(2).Select(run => run.Id).Reverse(), (await daemon.RunsAsync("shop")).Select(run => run.Id));
    }

    [Theory]
    [InlineData("GET", "/api/jobs/none")]
    [InlineData("GET", "/api/jobs/none/runs")]
    [InlineData("GET", "/api/jobs/none/schema")]
    [InlineData("GET", "/api/runs/none")]
    [InlineData("GET", "/api/runs/none/report")]
    [InlineData("POST", "/api/jobs/none/run")]
    [InlineData("POST", "/api/jobs/none/cancel")]
    [InlineData("POST", "/api/jobs/none/pause")]
    public async Task What_there_is_not_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await daemon.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_schema_is_read_from_the_source_and_its_failure_is_told()
    {
        using var failed = await daemon.Client.GetAsync("/api/jobs/shop/schema", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadGateway, failed.StatusCode);
        Assert.Equal("application/problem+json", failed.Content.Headers.ContentType?.MediaType);

        folder.AddSource();
        var schema = JsonNode.Parse(await TextAsync("/api/jobs/shop/schema"))!;
        Assert.Equal(["customer", "order<img src=x onerror=alert(1)>"], schema["tables"]!.AsArray()
            .Select(table => table!["table"]!.GetValue<string>()).Order());
        Assert.Equal("customer", schema["edges"]![0]!["parent"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_API_describes_itself_and_how_to_log_in()
    {
        var document = JsonNode.Parse(await TextAsync("/openapi.json"))!;

        Assert.Contains("/api/jobs/{job}/run", document["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["token"]!["scheme"]!.GetValue<string>());
        Assert.NotEmpty(document["security"]!.AsArray());
        Assert.All(document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()), operation =>
            Assert.NotNull(operation.Value!["summary"]));
    }

    [Fact]
    public async Task Health_is_told_without_the_token()
    {
        using var anonymous = daemon.Anonymous();

        Assert.Equal("Healthy", await anonymous.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        Assert.Equal("Healthy", await TestDaemon.ReadyAsync(anonymous));
    }

    [Fact]
    public async Task The_stream_tells_of_a_run_as_it_goes()
    {
        using var response = await daemon.Client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("waiting", await NextStateAsync(lines));

        daemon.Runner.Gate = new TaskCompletionSource();
        await daemon.DoAsync("shop", "run");
        Assert.Equal("running", await NextStateAsync(lines));
        daemon.Runner.Gate.SetResult();
        while (await NextStateAsync(lines) != "waiting")
        {
            // A run that goes on is told again whenever it has got further.
        }
    }

    private static async Task<string> NextStateAsync(StreamReader lines)
    {
        const string data = "data: ";
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(data, StringComparison.Ordinal))
            {
                return JsonNode.Parse(line[data.Length..])!["jobs"]![0]!["state"]!.GetValue<string>();
            }
        }

        throw new EndOfStreamException();
    }

    private async Task WaitForAcceptanceAsync(string action)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await daemon.DoAsync("shop", action)).StatusCode != HttpStatusCode.Accepted)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private Task<string> TextAsync(string path) => daemon.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
}
