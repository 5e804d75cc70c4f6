using System.Globalization;
using Microsoft.Extensions.Logging;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Progress;

/// <summary>Writes a JSON document a line when a stage begins, when a table is done, and now and then within a large one.</summary>
internal sealed class JsonProgress(TextWriter writer, TimeProvider clock) : IProgressDisplay, IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock writing = new();
    private readonly Dictionary<TableName, long> told = [];
    private SharedLoad? shared;
    private SharedFit? sharedFit;
    private long sharedTold;

    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<IRunObserver, Task<T>> work) => work(this);

    /// <inheritdoc/>
    public void OnStage(RunStage stage)
    {
        lock (writing)
        {
            told.Clear();
            LogLine.Write(writer, clock, LogLevel.Information, StageNames.Of(stage), ("Stage", stage.ToString()));
        }
    }

    /// <inheritdoc/>
    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        lock (writing)
        {
            var now = clock.GetTimestamp();
            told.TryAdd(table, now);
            if (done == total || clock.GetElapsedTime(told[table], now) >= Interval)
            {
                told[table] = now;
                LogLine.Write(
                    writer,
                    clock,
                    LogLevel.Information,
                    string.Create(CultureInfo.InvariantCulture, $"{table}: {done:N0} of {total:N0} rows"),
                    ("Stage", stage.ToString()),
                    ("Table", table.ToString()),
                    ("Done", done),
                    ("Total", total));
            }
        }
    }

    /// <inheritdoc/>
    public void OnStep(RunStage stage, int done, int total)
    {
        // A line for each step would bury the rest; that the stage goes on is seen when the next one begins.
    }

    /// <inheritdoc/>
    public void OnSharedFit(SharedFit fit)
    {
        lock (writing)
        {
            if (fit.Note is not null || fit.Helpers != sharedFit?.Helpers || fit.IsOver || clock.GetElapsedTime(sharedTold) >= Interval)
            {
                sharedTold = clock.GetTimestamp();
                LogLine.Write(
                    writer,
                    clock,
                    fit.Note is null ? LogLevel.Information : LogLevel.Warning,
                    fit.ToString(),
                    ("Stage", nameof(RunStage.Fit)),
                    ("Helpers", fit.Helpers),
                    ("MadeHere", fit.MadeHere),
                    ("MadeElsewhere", fit.MadeElsewhere));
            }

            sharedFit = fit.Note is null ? fit : sharedFit;
        }
    }

    /// <inheritdoc/>
    public void OnSharedLoad(SharedLoad load)
    {
        lock (writing)
        {
            if (load != shared && (shared?.Workers != load.Workers || clock.GetElapsedTime(sharedTold) >= Interval))
            {
                (shared, sharedTold) = (load, clock.GetTimestamp());
                LogLine.Write(
                    writer,
                    clock,
                    LogLevel.Information,
                    load.ToString(),
                    ("Stage", nameof(RunStage.Load)),
                    ("Workers", load.Workers),
                    ("PartitionsDone", load.Done),
                    ("PartitionsLeased", load.Leased),
                    ("PartitionsLeft", load.Left),
                    ("RowsPerSecond", Math.Round(load.RowsPerSecond)));
            }
        }
    }
}
