using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Server.Jobs;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class ScheduleTests : IDisposable
{
    private readonly JobFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    // In Berlin clocks go forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October.
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T02:00Z")]
    [InlineData("0 3 * * *", "UTC", "2026-03-28T12:00Z", "2026-03-29T03:00Z")]
    // Sunday is 0 with five fields, and SUN or 1 with six.
    [InlineData("0 2 * * 0", "UTC", "2026-03-28T12:00Z", "2026-03-29T02:00Z")]
    [InlineData("0 0 2 ? * SUN", "UTC", "2026-03-28T12:00Z", "2026-03-29T02:00Z")]
    [InlineData("*/15 9-17 * * 1-5", "UTC", "2026-03-27T17:46Z", "2026-03-30T09:00Z")]
    public void Schedules_keep_the_clock_of_their_zone(string schedule, string zone, string after, string expected)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture));
        var trigger = JobSchedules.TriggerOf(folder.Job("shop", schedule) with { TimeZone = zone }, clock);

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), trigger.GetFireTimeAfter(clock.GetUtcNow()));
    }

    [Fact]
    public void All_schedules_that_are_wrong_are_told_at_once()
    {
        var error = Assert.Throws<ConfigurationException>(() => JobSchedules.Check(
            [folder.Job("a", "61 * * * *"), folder.Job("b", "0 2 * * *"), folder.Job("c", "tomorrow"),
                folder.Job("d", "0 0 0 1 1 ? 1999")], TimeProvider.System));

        Assert.Contains("jobs.a.schedule", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("jobs.b", error.Message, StringComparison.Ordinal);
        Assert.Contains("jobs.c.schedule", error.Message, StringComparison.Ordinal);
        Assert.Contains("jobs.d.schedule: 0 0 0 1 1 ? 1999 lies in the past", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_runs_when_its_time_comes_and_never_twice_at_once()
    {
        await using var daemon = await TestDaemon.StartAsync(folder.Configuration("* * * * * ?"));
        daemon.Runner.Gate = new TaskCompletionSource();
        await daemon.WaitAsync("shop", runs => runs.Count == 1);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Assert.Single(await daemon.RunsAsync("shop"));
        daemon.Runner.Gate.SetResult();
        await daemon.WaitAsync("shop", runs => runs.Count >= 3);

        Assert.Equal(1, daemon.Runner.MostAtOnce);
    }

    [Fact]
    public async Task A_pause_and_the_history_outlive_the_daemon()
    {
        var configuration = folder.Configuration();
        await using (var before = await TestDaemon.StartAsync(configuration))
        {
            await before.RunAsync("shop");
            await before.DoAsync("shop", "pause");
        }

        await using var after = await TestDaemon.StartAsync(configuration);
        Assert.Null((await after.JobAsync("shop")).NextRun);
        Assert.Single(await after.RunsAsync("shop"));
    }

    [Fact]
    public async Task A_changed_file_changes_the_schedule_and_forgets_jobs_but_keeps_a_pause()
    {
        var configuration = folder.Configuration();
        await using (var before = await TestDaemon.StartAsync(configuration with
        {
            Jobs = [folder.Job("shop", TestDaemon.Never),
            folder.Job("old", "* * * * * ?")]
        }))
        {
            await before.DoAsync("shop", "pause");
        }

        await using var after = await TestDaemon.StartAsync(configuration with { Jobs = [folder.Job("shop", "0 5 * * *")] });
        Assert.Null((await after.JobAsync("shop")).NextRun);
        await after.DoAsync("shop", "resume");
        Assert.Equal(5, (await after.JobAsync("shop")).NextRun!.Value.Hour);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.Equal(0, after.Runner.Begun);
    }

    [Fact]
    public async Task A_daemon_that_stops_cancels_its_run_and_says_so()
    {
        var configuration = folder.Configuration();
        await using (var before = await TestDaemon.StartAsync(configuration))
        {
            before.Runner.Gate = new TaskCompletionSource();
            await before.DoAsync("shop", "run");
            await before.WaitAsync("shop", runs => runs.Count == 1);
        }

        await using var after = await TestDaemon.StartAsync(configuration);
        Assert.Equal(RunState.Cancelled, Assert.Single(await after.RunsAsync("shop")).State);
    }

    [Fact]
    public void The_store_is_never_a_jobs_source_or_target()
    {
        var configuration = folder.Configuration() with
        {
            Store = new ConfiguredDatabase(
            $"sqlite:{folder.PathOf("../" + Path.GetFileName(folder.Path) + "/shop.db")}")
        };

        Assert.Throws<SafetyException>(() => StoreCheck.Open(TestDaemon.OptionsOf(configuration)));
    }

    [Fact]
    public void Problems_of_all_jobs_files_are_told_before_the_daemon_starts()
    {
        File.WriteAllText(folder.PathOf("bad.yaml"), "sorce: x\n");
        var configuration = folder.Configuration() with
        {
            Jobs = [new JobSettings("one", folder.PathOf("bad.yaml"), TestDaemon.Never),
                new JobSettings("two", folder.PathOf("none.yaml"), TestDaemon.Never)],
        };

        var error = Assert.Throws<ConfigurationException>(() => StoreCheck.Open(TestDaemon.OptionsOf(configuration)));

        Assert.Contains("Did you mean source?", error.Message, StringComparison.Ordinal);
        Assert.Contains("jobs.two", error.Message, StringComparison.Ordinal);
    }
}
