using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Synth.Engine;

/// <summary>
/// What runs tell of themselves by the standard means of .NET: activities, which become OpenTelemetry's spans, and instruments. They hold
/// names of commands, jobs, stages and tables, numbers of rows and times; never values.
/// </summary>
public static class RunTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Synth";

    /// <summary>Makes activities: one for a run, within it one for each stage.</summary>
    public static ActivitySource Source { get; } = new(Name, SynthesisRun.ToolVersion);

    private static readonly Meter Meter = new(Name, SynthesisRun.ToolVersion);

    private static readonly Counter<long> Rows =
        Meter.CreateCounter<long>("synth.rows", "{row}", "Rows that were read or loaded, by stage and table.");

    private static readonly Histogram<double> StageSeconds =
        Meter.CreateHistogram<double>("synth.stage.duration", "s", "How long stages of runs took.");

    private static readonly Histogram<double> RunSeconds =
        Meter.CreateHistogram<double>("synth.run.duration", "s", "How long runs took, by name and outcome.");

    /// <summary>Carries out work as a run: an activity with the work's stages within it, and their figures.</summary>
    /// <param name="name">What the run is called: a command, or a job.</param>
    /// <param name="observer">Is told how it goes, too.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="work">The work; it tells the observer that it is given.</param>
    public static async Task<T> RunAsync<T>(string name, IRunObserver observer, TimeProvider clock, Func<IRunObserver, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(work);
        using var activity = Source.StartActivity(name);
        using var traced = new TracedObserver(observer, clock);
        var start = clock.GetTimestamp();
        var outcome = "succeeded";
        try
        {
            return await work(traced).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The kind alone: messages of drivers may hold values.
            outcome = exception is OperationCanceledException ? "cancelled" : "failed";
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            activity?.SetTag("error.type", exception.GetType().FullName);
            throw;
        }
        finally
        {
            RunSeconds.Record(clock.GetElapsedTime(start).TotalSeconds, new("synth.run", name), new("synth.outcome", outcome));
        }
    }

    internal static void Count(RunStage stage, string table, long rows) =>
        Rows.Add(rows, new("synth.stage", stage.ToString()), new("synth.table", table));

    internal static void Record(RunStage stage, double seconds) =>
        StageSeconds.Record(seconds, new KeyValuePair<string, object?>("synth.stage", stage.ToString()));
}
