using System.Globalization;
using System.Text;
using Synth.Engine;
using Synth.Schema;
using Synth.Server.Store;

namespace Synth.Server.Running;

/// <summary>
/// Remembers how far a run is and what it did, and writes both to the history now and then, where every node can read them.
/// </summary>
/// <param name="stageName">What a stage is called.</param>
/// <param name="clock">The clock.</param>
internal sealed class ProgressRecorder(Func<RunStage, string> stageName, TimeProvider clock) : IRunObserver
{
    /// <summary>How often the history is told.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private const int LongestLog = 256 * 1024;

    private readonly Lock writing = new();
    private readonly StringBuilder log = new();
    private readonly Dictionary<TableName, (long Done, long Total)> tables = [];
    private RunProgress progress = new("Starting", 0, 0, "steps");
    private SharedLoad? shared;
    private SharedFit? sharedFit;

    /// <summary>How far the run is.</summary>
    public RunProgress Progress
    {
        get
        {
            lock (writing)
            {
                return progress;
            }
        }
    }

    /// <summary>What happened, a line each with its time, UTC.</summary>
    public string Log
    {
        get
        {
            lock (writing)
            {
                return log.ToString();
            }
        }
    }

    /// <inheritdoc/>
    public void OnStage(RunStage stage)
    {
        lock (writing)
        {
            tables.Clear();
            progress = new RunProgress(stageName(stage), 0, 0, "steps");
            Append(progress.Stage);
        }
    }

    /// <inheritdoc/>
    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        lock (writing)
        {
            tables[table] = (done, total);
            progress = progress with
            {
                Stage = stageName(stage),
                Done = tables.Values.Sum(rows => rows.Done),
                Total = tables.Values.Sum(rows => rows.Total),
                Unit = "rows",
            };
            if (done == total)
            {
                Append(string.Create(CultureInfo.InvariantCulture, $"  {table}: {done:N0} rows"));
            }
        }
    }

    /// <inheritdoc/>
    public void OnStep(RunStage stage, int done, int total)
    {
        lock (writing)
        {
            progress = new RunProgress(stageName(stage), done, total, "steps");
        }
    }

    /// <inheritdoc/>
    public void OnSharedFit(SharedFit fit)
    {
        lock (writing)
        {
            progress = progress with { Sharing = fit.ToString() };
            if (fit.Note is not null || fit.Helpers != sharedFit?.Helpers || fit.IsOver)
            {
                Append($"  {fit}");
            }

            sharedFit = fit.Note is null ? fit : sharedFit;
        }
    }

    /// <inheritdoc/>
    public void OnSharedLoad(SharedLoad load)
    {
        lock (writing)
        {
            progress = progress with { Sharing = load.ToString() };
            if (load.Workers != shared?.Workers)
            {
                Append($"  {load}");
            }

            shared = load;
        }
    }

    /// <summary>Adds a line of its own.</summary>
    public void Note(string text)
    {
        lock (writing)
        {
            Append(text);
        }
    }

    private void Append(string text)
    {
        if (log.Length < LongestLog)
        {
            log.Append(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss}  {text}\n");
        }
    }
}
