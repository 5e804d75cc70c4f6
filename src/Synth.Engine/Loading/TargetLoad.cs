using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Generates blocks side by side and loads their rows in the order of the blocks, table by table, so that the target is the same
/// whatever the number of workers. Memory is that of a few blocks.
/// </summary>
internal sealed class TargetLoad : IDisposable
{
    private readonly RelationalSampler sampler;
    private readonly SchemaTranslation translation;
    private readonly ITableLoader loader;
    private readonly CloneEvaluation? evaluation;
    private readonly IRunObserver observer;
    private readonly SemaphoreSlim loads;
    private readonly SemaphoreSlim batches;
    private readonly int workers;
    private readonly Dictionary<TableName, Lane> lanes;
    private ExceptionDispatchInfo? failure;

    public TargetLoad(
        RelationalModel model,
        RelationalSampler sampler,
        SchemaTranslation translation,
        ITableLoader loader,
        int concurrentLoads,
        int workers,
        CloneEvaluation? evaluation,
        IRunObserver observer)
    {
        this.sampler = sampler;
        this.translation = translation;
        this.loader = loader;
        this.evaluation = evaluation;
        this.observer = observer;
        this.workers = workers;
        loads = new SemaphoreSlim(concurrentLoads);
        batches = new SemaphoreSlim(4 * (concurrentLoads + workers));
        lanes = model.Schema.Tables.ToDictionary(table => table.Name, table => new Lane(table, translation.Tables[table.Name]));
    }

    /// <summary>Rows loaded per table of the source, the seconds from the first batch to the last, and the edge cases among the values.</summary>
    public IReadOnlyDictionary<TableName, (long Rows, double Seconds, long EdgeCases)> Results =>
        lanes.ToDictionary(lane => lane.Key, lane => (lane.Value.Rows, lane.Value.Seconds, lane.Value.EdgeCases));

    /// <summary>Loads all blocks.</summary>
    /// <exception cref="LoadException">The target refused a batch.</exception>
    public async Task RunAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var generated = Channel.CreateBounded<Task<IReadOnlyList<TableRows>>>(workers);
        var producer = ProduceAsync(generated.Writer, stop.Token);
        try
        {
            await foreach (var block in generated.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                foreach (var rows in await block.ConfigureAwait(false))
                {
                    evaluation?.AddSynthetic(rows.Table, rows.Rows);
                    await batches.WaitAsync(stop.Token).ConfigureAwait(false);
                    var lane = lanes[rows.Table];
                    lane.Tail = LoadAfterAsync(lane.Tail, lane, rows, clock, stop);
                }
            }
        }
        catch (Exception exception)
        {
            await FailAsync(exception, stop).ConfigureAwait(false);
        }

        await SettleAsync(producer).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        loads.Dispose();
        batches.Dispose();
    }

    private async Task ProduceAsync(ChannelWriter<Task<IReadOnlyList<TableRows>>> generated, CancellationToken cancellationToken)
    {
        try
        {
            for (var block = 0; block < sampler.BlockCount; block++)
            {
                var number = block;
                await generated.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                await generated.WriteAsync(
                    Task.Run(() => sampler.Generate(number, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            generated.Complete();
        }
    }

    private async Task LoadAfterAsync(Task earlier, Lane lane, TableRows rows, TimeProvider clock, CancellationTokenSource stop)
    {
        using (rows.Rows)
        {
            try
            {
                await earlier.ConfigureAwait(false);
                await loads.WaitAsync(stop.Token).ConfigureAwait(false);
                try
                {
                    var start = clock.GetTimestamp();
                    await loader.LoadAsync(lane.Target, lane.ColumnNames, rows.Rows, stop.Token).ConfigureAwait(false);
                    lane.Add(rows.Rows.RowCount, rows.EdgeCases, clock.GetElapsedTime(start).TotalSeconds);
                    observer.OnRows(RunStage.Load, rows.Table, lane.Rows, sampler.RowCounts[rows.Table]);
                }
                finally
                {
                    loads.Release();
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

    // The first failure is the one to report: those that follow only say that they were stopped.
    private Task FailAsync(Exception exception, CancellationTokenSource stop)
    {
        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
        return stop.CancelAsync();
    }

    // After a failure the rest only has to come to an end; what it says no longer matters.
    private async Task SettleAsync(Task producer)
    {
        foreach (var task in lanes.Values.Select(lane => lane.Tail).Prepend(producer))
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One table: its batches are loaded one after the other.</summary>
    private sealed class Lane
    {
        public Lane(Table source, Table target)
        {
            Target = target;
            ColumnNames = source.Columns.Index()
                .Where(column => column.Item.IsWritable)
                .Select(column => target.Columns[column.Index].Name)
                .ToValueList();
        }

        public Table Target { get; }

        public ValueList<string> ColumnNames { get; }

        public Task Tail { get; set; } = Task.CompletedTask;

        public long Rows { get; private set; }

        public double Seconds { get; private set; }

        public long EdgeCases { get; private set; }

        public void Add(int rows, int edgeCases, double seconds)
        {
            Rows += rows;
            EdgeCases += edgeCases;
            Seconds += seconds;
        }
    }
}
