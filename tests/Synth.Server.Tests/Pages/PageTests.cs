using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Synth.Connectors;
using Synth.Engine;
using Synth.Server.Running;
using Synth.Server.Store;
using Synth.Testing.Browser;

namespace Synth.Server.Tests;

public sealed class PageTests : IAsyncLifetime
{
    private readonly JobFolder folder = new();
    private HeadlessChromium browser = null!;
    private TestDaemon daemon = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await HeadlessChromium.StartAsync();
        folder.AddSource();
        var configuration = folder.Configuration("30 2 * * 1-5");
        daemon = await TestDaemon.StartAsync(configuration with
        {
            Jobs = [.. configuration.Jobs, folder.Job("warehouse_nightly", "0 3 * * *") with { TimeZone = "Europe/Berlin" }],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        if (daemon is not null)
        {
            await daemon.DisposeAsync();
        }

        folder.Dispose();
    }

    [Fact]
    public async Task An_operator_logs_in_and_out()
    {
        await using var opened = await browser.OpenAsync(daemon.Address.ToString());
        await opened.Page.FillAsync("#token", "wrong");
        await opened.Page.ClickAsync("button:text-is('Log in')");
        await Assertions.Expect(opened.Page.Locator(".wrong")).ToBeVisibleAsync();
        await opened.PictureAsync("serve-login");

        await LogInAsync(opened);
        await Assertions.Expect(opened.Page.Locator("article.job")).ToHaveCountAsync(2);
        await opened.Page.ClickAsync("text=Log out");
        await opened.Page.GotoAsync(daemon.Address.ToString());
        await Assertions.Expect(opened.Page.Locator("#token")).ToBeVisibleAsync();
        Assert.DoesNotContain(opened.Complaints, IsOurs);
    }

    [Fact]
    public async Task A_run_is_started_watched_and_cancelled_from_the_page()
    {
        daemon.Runner.Gate = new TaskCompletionSource();
        daemon.Runner.Shared = new SharedLoad(3, 10, 3, 27, 250_000);
        await using var opened = await OpenAsync();
        var job = opened.Page.Locator("[data-job=shop]");
        await job.GetByText("Run now").ClickAsync();
        await Assertions.Expect(job).ToContainTextAsync("3 workers, partitions: 10 loaded, 3 being loaded, 27 left, 250,000 rows/s");
        await Assertions.Expect(job.Locator("progress")).ToHaveAttributeAsync("value", "0.4");
        await Assertions.Expect(job).ToContainTextAsync("40 of 100 rows");
        await opened.PictureAsync("serve-running");
        await job.GetByText("Cancel run").ClickAsync();
        await Assertions.Expect(job.Locator(".badge.warning")).ToHaveTextAsync("cancelled");

        daemon.Runner.Gate = null;
        await job.GetByText("Run now").ClickAsync();
        await Assertions.Expect(job.Locator(".badge.good")).ToHaveTextAsync("succeeded");
        Assert.DoesNotContain(opened.Complaints, IsOurs);
    }

    [Fact]
    public async Task A_job_is_paused_and_resumed_from_the_page()
    {
        await using var opened = await OpenAsync("#job/shop");
        await opened.Page.GetByText("Pause").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("main .badge").First).ToHaveTextAsync("paused");
        await opened.Page.GetByText("Resume").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("main .badge").First).ToHaveTextAsync("waiting");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task The_history_is_plotted_and_leads_to_logs_and_reports(int width, ColorScheme scheme)
    {
        await FillHistoryAsync();
        await using var opened = await OpenAsync("", width, scheme);
        await opened.PictureAsync($"serve-jobs-{width}-{scheme}".ToLowerInvariant());
        Assert.Equal(0, await opened.OverhangAsync());

        await opened.Page.ClickAsync("article.job a:text-is('shop')");
        await Assertions.Expect(opened.Page.Locator(".plot[data-drawn]")).ToHaveCountAsync(2);
        Assert.True(await opened.Page.Locator(".plot svg path").CountAsync() > 10);
        await Assertions.Expect(opened.Page.Locator("main tbody tr")).ToHaveCountAsync(6);

        // The scripted runs take some milliseconds each, and begin within one minute.
        await Assertions.Expect(opened.Page.Locator("main tbody td[data-title=Begun]").First).ToHaveTextAsync(
            new Regex(@"^\d+ \w+ \d{4}, \d\d:\d\d:\d\d$"));
        await Assertions.Expect(opened.Page.Locator("main tbody td[data-title=Duration]").First).ToHaveTextAsync(
            new Regex(@"^([1-9]\d* ms|\d+\.\d s)$"));
        await opened.PictureAsync($"serve-job-{width}-{scheme}".ToLowerInvariant());
        Assert.Equal(0, await opened.OverhangAsync());

        var failed = opened.Page.Locator("main tbody tr", new() { HasText = "failed" });
        Assert.Equal(
            "The source db.example <b>refused</b> the login.\nCheck the user and the password.",
            await failed.Locator("td[data-title=Message] span").InnerTextAsync());
        await failed.Locator("a").First.ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".message")).ToContainTextAsync("<b>refused</b>");
        await Assertions.Expect(opened.Page.Locator("pre.log")).ToContainTextAsync("Load");
        await opened.PictureAsync($"serve-run-{width}-{scheme}".ToLowerInvariant());
        Assert.Equal(0, await opened.OverhangAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Durations_are_told_in_two_units_that_carry()
    {
        await using var opened = await OpenAsync();
        var told = await opened.Page.EvaluateAsync<string[]>(
            "() => [0.4, 59.94, 59.96, 90, 119.7, 3599.4, 3599.7, 5400, 7199].map(duration)");

        Assert.Equal(
            ["400 ms", "59.9 s", "1 min 0 s", "1 min 30 s", "2 min 0 s", "59 min 59 s", "1 h 0 min", "1 h 30 min", "2 h 0 min"], told);
    }

    [Fact]
    public async Task A_report_opens_and_its_script_runs_in_its_own_place()
    {
        daemon.Runner.Result = new JobResult(5, Reports.WithScore(0.9));
        var run = await daemon.RunAsync("shop");
        await using var opened = await OpenAsync($"#run/{run.Id}");
        await Assertions.Expect(opened.Page.GetByText("Open the report")).ToBeVisibleAsync();
        await opened.Page.GotoAsync(new Uri(daemon.Address, $"/api/runs/{run.Id}/report").ToString());

        await Assertions.Expect(opened.Page.Locator("#subject")).ToContainTextAsync("judged against sqlite:shop.db");
        Assert.Equal("null", await opened.Page.EvaluateAsync<string>("() => self.origin"));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_schema_is_drawn_and_names_stay_text()
    {
        await using var opened = await OpenAsync("#job/shop");
        await opened.Page.GetByText("Show the diagram").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#schema .plot svg")).ToBeVisibleAsync();
        await opened.Page.Locator("#schema button.link", new() { HasText = "order<img" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#table")).ToContainTextAsync("→ customer");
        await opened.PictureAsync("serve-schema");

        Assert.Equal(0, await opened.Page.Locator("main img").CountAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_diagram_comes_though_a_run_begins_and_ends_meanwhile()
    {
        await using var opened = await OpenAsync("#job/shop");
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await opened.Page.RouteAsync("**/schema", async route =>
        {
            asked.SetResult();
            await answer.Task;
            await route.ContinueAsync();
        });
        await opened.Page.GetByText("Show the diagram").ClickAsync();
        await asked.Task;
        await daemon.RunAsync("shop");
        await Assertions.Expect(opened.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        answer.SetResult();

        await Assertions.Expect(opened.Page.Locator("#schema .plot svg")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_diagram_bears_events_clicks_themes_and_sizes()
    {
        await using var opened = await OpenAsync("#job/shop");
        for (var round = 0; round < 6; round++)
        {
            await opened.Page.GetByText("Show the diagram").ClickAsync();
            await Assertions.Expect(opened.Page.Locator("#schema .plot svg")).ToBeVisibleAsync();
            var box = (await opened.Page.Locator("#schema .plot").BoundingBoxAsync())!;
            await opened.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
            await daemon.DoAsync("shop", "run");
            for (var step = 0; step < 6; step++)
            {
                await opened.Page.Mouse.ClickAsync(box.X + (box.Width * step / 6), box.Y + (box.Height / 2));
                await opened.Page.Mouse.WheelAsync(0, 40 * (step - 3));
                await opened.Page.ClickAsync("#theme");
                await opened.Page.SetViewportSizeAsync(step switch { 1 => 1, 2 or 4 => 390, _ => 1280 }, 900);
            }

            await daemon.WaitAsync("shop", runs => runs is [{ State: RunState.Succeeded }, ..] && runs.Count == round + 1);
            await opened.Page.EvaluateAsync("() => { location.hash = 'jobs'; }");
            await Assertions.Expect(opened.Page.Locator("main h2")).ToContainTextAsync("2 jobs");
            await opened.Page.EvaluateAsync("() => { location.hash = 'job/shop'; }");
            await Assertions.Expect(opened.Page.Locator("main h2")).ToContainTextAsync("shop");
        }

        Assert.Empty(opened.Complaints);
    }

    // A browser that follows the stream complains when it leaves the page, and of answers that a test asks for.
    private static bool IsOurs(string complaint) => !complaint.Contains("/api/events", StringComparison.Ordinal);

    private async Task FillHistoryAsync()
    {
        foreach (var score in new[] { 0.91, 0.94, 0.89, 0.95, 0.96 })
        {
            daemon.Runner.Result = new JobResult(12_345, Reports.WithScore(score));
            await daemon.RunAsync("shop");
        }

        daemon.Runner.Failure = new ConnectionException(
            "The source db.example <b>refused</b> the login.\nCheck the user and the password.", isTransient: false);
        await daemon.RunAsync("shop");
    }

    private async Task<WatchedPage> OpenAsync(string place = "", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var opened = await browser.OpenAsync(new Uri(daemon.Address, "/login").ToString(), width, scheme);
        await LogInAsync(opened);
        if (place.Length > 0)
        {
            await opened.Page.EvaluateAsync("place => { location.hash = place; }", place);
        }

        await Assertions.Expect(opened.Page.Locator("main h2")).ToContainTextAsync(place.Length > 0 ? "shop" : "2 jobs");
        return opened;
    }

    private static async Task LogInAsync(WatchedPage opened)
    {
        await opened.Page.FillAsync("#token", TestDaemon.Token);
        await opened.Page.ClickAsync("button:text-is('Log in')");
        await Assertions.Expect(opened.Page.Locator("#connection")).ToHaveTextAsync("live");
    }
}
