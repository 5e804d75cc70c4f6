using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Telemetry;

public sealed class RunTelemetryTests : IDisposable
{
    private const string RunName = "telemetry test";

    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> measured = [];
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();

    public RunTelemetryTests()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RunTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.Start();
    }

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    [Fact]
    public async Task A_run_is_an_activity_with_its_stages_within()
    {
        await RunTelemetry.RunAsync(RunName, SilentObserver.Instance, TimeProvider.System, Work);

        var run = ended.Single(activity => activity.OperationName == RunName);
        var stages = ended.Where(activity => activity.ParentSpanId == run.SpanId).Select(activity => activity.OperationName);
        Assert.Equal(["ReadRows", "Load"], stages);
        Assert.Equal(ActivityStatusCode.Unset, run.Status);
    }

    [Fact]
    public async Task Rows_are_counted_once_by_table_and_runs_by_outcome()
    {
        await RunTelemetry.RunAsync(RunName, SilentObserver.Instance, TimeProvider.System, Work);

        var rows = measured.Where(entry =>
            entry.Instrument == "synth.rows" && entry.Tags.Contains("telemetry_orders", StringComparison.Ordinal)).ToArray();
        Assert.Equal(250, rows.Where(entry => entry.Tags.Contains("Load", StringComparison.Ordinal)).Sum(entry => entry.Value));
        Assert.Contains(measured, entry =>
            entry.Instrument == "synth.run.duration" && entry.Tags == $"synth.run={RunName};synth.outcome=succeeded");
    }

    [Fact]
    public async Task A_failure_is_told_by_its_kind_and_never_by_its_text()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => RunTelemetry.RunAsync<int>(
            RunName, SilentObserver.Instance, TimeProvider.System, _ => throw new InvalidDataException("a value of the data")));

        var run = ended.Last(activity => activity.OperationName == RunName);
        Assert.Equal((ActivityStatusCode.Error, nameof(InvalidDataException)), (run.Status, run.StatusDescription));
        Assert.DoesNotContain(run.TagObjects, tag => $"{tag.Value}".Contains("a value", StringComparison.Ordinal));
        Assert.Empty(run.Events);
    }

    private static Task<int> Work(IRunObserver observer)
    {
        var table = new TableName("telemetry_orders");
        observer.OnStage(RunStage.ReadRows);
        observer.OnRows(RunStage.ReadRows, table, 100, 100);
        observer.OnStage(RunStage.Load);
        observer.OnRows(RunStage.Load, table, 100, 250);
        observer.OnRows(RunStage.Load, table, 250, 250);
        return Task.FromResult(0);
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, value, string.Join(';', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
