using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Streams the tables of a source, several at once: a table begins when its primary parent is read, since whose rows are kept may depend on
/// it.
/// </summary>
internal sealed class SourceReader : IDisposable
{
    private const int BatchRows = 8192;

    private readonly IDatabaseSession source;
    private readonly GenerationPlan plan;
    private readonly Action<TableName, RecordBatch> add;
    private readonly IRunObserver observer;
    private readonly SemaphoreSlim reads;

    private SourceReader(
        IDatabaseSession source, int concurrentReads, GenerationPlan plan, Action<TableName, RecordBatch> add, IRunObserver observer)
    {
        this.source = source;
        this.plan = plan;
        this.add = add;
        this.observer = observer;
        reads = new SemaphoreSlim(concurrentReads);
    }

    /// <summary>Reads all tables whose rows are of use.</summary>
    /// <param name="source">The source.</param>
    /// <param name="concurrentReads">How many tables may be read at once.</param>
    /// <param name="plan">What is planned for its tables.</param>
    /// <param name="add">Takes the rows of each batch: of several tables at once, one batch of a table at a time. The batch is not its to
    /// keep.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static async Task ReadAsync(
        IDatabaseSession source,
        int concurrentReads,
        GenerationPlan plan,
        Action<TableName, RecordBatch> add,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.ReadRows);
        using var reader = new SourceReader(source, concurrentReads, plan, add, observer);
        await reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => reads.Dispose();

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Dictionary<TableName, Task>();
        foreach (var table in plan.Tables.Where(table => table.Mode != TableMode.Empty))
        {
            var parent = table.Relations.PrimaryParent is { } key
                ? reading.GetValueOrDefault(key.ReferencedTable, Task.CompletedTask)
                : Task.CompletedTask;
            reading.Add(table.Name, Task.Run(() => ReadAfterAsync(parent, table, stop), CancellationToken.None));
        }

        // The first failure is the one to tell; the others only say that they were stopped.
        var all = reading.Values.ToArray();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        await (Array.Find(all, task => task.IsFaulted) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task ReadAfterAsync(Task parent, TablePlan table, CancellationTokenSource stop)
    {
        await parent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reads.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            await ReadAsync(table, stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            reads.Release();
        }
    }

    private async Task ReadAsync(TablePlan table, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await foreach (var batch in source.Tables.ReadAsync(table.Table, BatchRows, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                add(table.Name, batch);
                rows += batch.RowCount;
                observer.OnRows(RunStage.ReadRows, table.Name, rows, table.SourceRowCount);
            }
        }
    }
}
