using System.Globalization;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Progress;

/// <summary>Writes a line when a stage begins, when a table is done, and now and then within a large one: for logs.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider clock) : IProgressDisplay, IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock writing = new();
    private readonly Dictionary<TableName, (long Start, long Told)> tables = [];
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
            tables.Clear();
            writer.WriteLine(StageNames.Of(stage));
        }
    }

    /// <inheritdoc/>
    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        lock (writing)
        {
            var now = clock.GetTimestamp();
            var (start, told) = tables.GetValueOrDefault(table, (now, now));
            var isDue = done == total || clock.GetElapsedTime(told, now) >= Interval;
            tables[table] = (start, isDue ? now : told);
            if (isDue)
            {
                writer.WriteLine(Describe(table, done, total, clock.GetElapsedTime(start, now)));
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
                writer.WriteLine($"  {fit}");
            }

            sharedFit = fit.Note is null ? fit : sharedFit;
        }
    }

    /// <inheritdoc/>
    public void OnSharedLoad(SharedLoad load)
    {
        lock (writing)
        {
            var isDue = shared is null || load.Workers != shared.Workers || clock.GetElapsedTime(sharedTold) >= Interval
                || (load.Leased + load.Left == 0 && shared.Leased + shared.Left > 0);
            if (isDue && load != shared)
            {
                (shared, sharedTold) = (load, clock.GetTimestamp());
                writer.WriteLine($"  {load}");
            }
        }
    }

    private static string Describe(TableName table, long done, long total, TimeSpan elapsed)
    {
        var rate = elapsed.TotalSeconds >= 1
            ? string.Create(CultureInfo.InvariantCulture, $", {done / elapsed.TotalSeconds:N0} rows/s")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"  {table}: {done:N0} of {total:N0} rows{rate}");
    }
}
