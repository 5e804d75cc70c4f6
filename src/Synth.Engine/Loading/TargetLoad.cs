using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Generates blocks side by side and loads their rows in the order of the blocks, table by table, so that the target is the same
/// whatever the number of workers. Rows that keys number in another order are loaded in that one, after all others, where the loader
/// takes any. Memory is that of a few blocks.
/// </summary>
internal sealed class TargetLoad : IDisposable
{
    private readonly RelationalSampler sampler;
    private readonly IBlockLoader loader;
    private readonly CloneEvaluation? evaluation;
    private readonly IRunObserver observer;
    private readonly SemaphoreSlim loads;
    private readonly SemaphoreSlim batches;
    private readonly int workers;
    private readonly Dictionary<TableName, LoadLane> lanes;
    private ExceptionDispatchInfo? failure;

    public TargetLoad(
        RelationalModel model,
        RelationalSampler sampler,
        SchemaTranslation translation,
        IBlockLoader loader,
        int concurrentLoads,
        int workers,
        CloneEvaluation? evaluation,
        IRunObserver observer)
    {
        this.sampler = sampler;
        this.loader = loader;
        this.evaluation = evaluation;
        this.observer = observer;
        this.workers = workers;
        loads = new SemaphoreSlim(concurrentLoads);
        batches = new SemaphoreSlim(4 * (concurrentLoads + workers));
        lanes = model.Schema.Tables.ToDictionary(table => table.Name, table => new LoadLane(table, translation.Tables[table.Name], loader));
    }

    /// <summary>
    /// Rows loaded per table of the source, the seconds from the first batch to the last, and the edge cases among the values.
    /// </summary>
    public IReadOnlyDictionary<TableName, (long Rows, double Seconds, long EdgeCases)> Results =>
        lanes.ToDictionary(lane => lane.Key, lane => (lane.Value.Rows, lane.Value.Seconds, lane.Value.EdgeCases));

    /// <summary>Loads all blocks.</summary>
    /// <exception cref="LoadException">The target refused a batch.</exception>
    public async Task RunAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var generated = Channel.CreateBounded<(int Block, Task<IReadOnlyList<TableRows>> Rows)>(workers);
        var producer = ProduceAsync(generated.Writer, stop.Token);
        var finished = Task.CompletedTask;
        try
        {
            await foreach (var (block, made) in generated.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                var loading = new List<Task>();
                foreach (var rows in await made.ConfigureAwait(false))
                {
                    evaluation?.AddSynthetic(rows.Table, rows.Rows);
                    await batches.WaitAsync(stop.Token).ConfigureAwait(false);
                    var lane = lanes[rows.Table];
                    lane.Tail = LoadAfterAsync(lane.Tail, lane, rows, block, clock, stop);
                    loading.Add(lane.Tail);
                }

                finished = FinishAfterAsync(finished, loading, block, stop);
            }

            foreach (var (table, lane) in lanes)
            {
                lane.Tail = TakeDownAfterAsync(lane.Tail, lane, table, clock, stop);
            }
        }
        catch (Exception exception)
        {
            await FailAsync(exception, stop).ConfigureAwait(false);
        }

        await SettleAsync(producer, finished).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        loads.Dispose();
        batches.Dispose();
        foreach (var lane in lanes.Values)
        {
            lane.Shelf?.Dispose();
        }
    }

    private async Task ProduceAsync(
        ChannelWriter<(int Block, Task<IReadOnlyList<TableRows>> Rows)> generated, CancellationToken cancellationToken)
    {
        try
        {
            for (var block = loader.Begin; block < loader.End; block++)
            {
                var number = block;
                await generated.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                var rows = Task.Run(() => sampler.Generate(number, cancellationToken), cancellationToken);
                await generated.WriteAsync((number, rows), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            generated.Complete();
        }
    }

    private async Task LoadAfterAsync(
        Task earlier, LoadLane lane, TableRows rows, int block, TimeProvider clock, CancellationTokenSource stop)
    {
        using (rows.Rows)
        {
            try
            {
                await earlier.ConfigureAwait(false);
                if (!loader.IsLoaded(lane.Target, block) && !TryShelve(lane, rows))
                {
                    await LoadAsync(lane, rows, block, clock, stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception exception)
            {
                await FailAsync(exception, stop).ConfigureAwait(false);
                throw;
            }
            finally
            {
                batches.Release();
            }
        }
    }

    private bool TryShelve(LoadLane lane, TableRows rows)
    {
        if (rows.Places is not { } places || !loader.TakesAnyOrder)
        {
            return false;
        }

        lane.Shelf ??= new RowShelf(sampler.RowCounts[rows.Table], Path.GetTempPath());
        if (!lane.Shelf.TryPut(rows.Rows, places))
        {
            return false;
        }

        lane.Add(0, rows.EdgeCases, 0);
        return true;
    }

    private async Task LoadAsync(LoadLane lane, TableRows rows, int block, TimeProvider clock, CancellationToken cancellationToken)
    {
        await loads.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var start = clock.GetTimestamp();
            await loader.LoadAsync(lane.Target, lane.ColumnNames, rows, block, cancellationToken).ConfigureAwait(false);
            lane.Add(rows.Rows.RowCount, rows.EdgeCases, clock.GetElapsedTime(start).TotalSeconds);
            observer.OnRows(RunStage.Load, rows.Table, lane.Rows, sampler.RowCounts[rows.Table]);
        }
        finally
        {
            loads.Release();
        }
    }

    // Loads what waits on a table's shelf, after all that does not.
    private async Task TakeDownAfterAsync(Task earlier, LoadLane lane, TableName table, TimeProvider clock, CancellationTokenSource stop)
    {
        try
        {
            await earlier.ConfigureAwait(false);
            if (lane.Shelf is not { } shelf)
            {
                return;
            }

            // The next rows are put in order while these are loaded.
            using var waiting = shelf.Take().GetEnumerator();
            var next = await Task.Run(Next, stop.Token).ConfigureAwait(false);
            while (next is { } batch)
            {
                var following = Task.Run(Next, CancellationToken.None);
                try
                {
                    await LoadAsync(lane, new TableRows(table, batch), loader.End - 1, clock, stop.Token).ConfigureAwait(false);
                }
                finally
                {
                    batch.Dispose();
                    next = await following.ConfigureAwait(false);
                }
            }

            RecordBatch? Next() => waiting.MoveNext() ? waiting.Current : null;
        }
        catch (Exception exception)
        {
            await FailAsync(exception, stop).ConfigureAwait(false);
            throw;
        }
    }

    private async Task FinishAfterAsync(Task earlier, List<Task> loading, int block, CancellationTokenSource stop)
    {
        await earlier.ConfigureAwait(false);
        await Task.WhenAll(loading).ConfigureAwait(false);
        try
        {
            await loader.FinishBlockAsync(block, stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await FailAsync(exception, stop).ConfigureAwait(false);
            throw;
        }
    }

    // The first failure is the one to report: those that follow only say that they were stopped.
    private Task FailAsync(Exception exception, CancellationTokenSource stop)
    {
        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
        return stop.CancelAsync();
    }

    // After a failure the rest only has to come to an end; what it says no longer matters.
    private async Task SettleAsync(Task producer, Task finished)
    {
        foreach (var task in lanes.Values.Select(lane => lane.Tail).Prepend(producer).Append(finished))
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
