using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>A target that is open for steps of a run whose partitions are leased.</summary>
internal sealed class LeasedSession : IAsyncDisposable
{
    private LeasedSession(ITargetSession target, IFencedJournal journal, PartitionedSession steps)
    {
        Target = target;
        Journal = journal;
        Steps = steps;
    }

    public ITargetSession Target { get; }

    public IFencedJournal Journal { get; }

    public PartitionedSession Steps { get; }

    /// <exception cref="ConfigurationException">
    /// The target's engine keeps no journal that knows holders of partitions, or none that divides a replacement.
    /// </exception>
    public static async Task<LeasedSession> OpenAsync(
        RelationalModel model,
        DatabaseEndpoint endpoint,
        LeasedRunOptions options,
        string runKey,
        IRunObserver observer,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var target = await endpoint.Connector.OpenTargetAsync(endpoint.Address, cancellationToken).ConfigureAwait(false);
        try
        {
            var journal = target.Journal as IFencedJournal ?? throw new ConfigurationException(
                $"A target of {endpoint.Connector.DisplayName} cannot be filled by a cluster: it does not tell apart who loads which part. "
                + "Leave out --cluster, or choose a target of PostgreSQL, MySQL or MariaDB.");
            if (options.Replacement is not null && !journal.DividesReplacements)
            {
                throw new ConfigurationException(
                    $"What a target of {endpoint.Connector.DisplayName} holds cannot be replaced by a cluster: what is built beside it has "
                    + "one session. Leave out --cluster, or have the cluster fill an empty target by synth generate or synth clone.");
            }

            await journal.EnrollAsync(runKey, cancellationToken).ConfigureAwait(false);
            var steps = new PartitionedSession(model, target, endpoint, options.ToRunOptions(), options.Sampling, observer, clock, runKey);
            return new LeasedSession(target, journal, steps);
        }
        catch
        {
            await target.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether a run is there, finished.</summary>
    public async Task<bool> IsPublishedAsync(string runId, CancellationToken cancellationToken) =>
        await Target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false) is { IsUnfinished: false, Marker: { } marker }
        && marker.RunId == runId;

    /// <summary>
    /// Does what needs a lock of the target. Where it is refused, sessions of the same run are ended that may stand still with that lock,
    /// and it is tried once more.
    /// </summary>
    public async Task InsistAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (SafetyException)
        {
            if (await Journal.EvictAsync(cancellationToken).ConfigureAwait(false) == 0)
            {
                throw;
            }

            await step().ConfigureAwait(false);
        }
    }

    /// <summary>Settles the division, and reads what is loaded.</summary>
    public async Task<LeaseSurvey> SurveyAsync(RelationalModel model, int partitionCount, CancellationToken cancellationToken)
    {
        var progress = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (progress.PartitionCount is null)
        {
            await Journal.DivideAsync(partitionCount, cancellationToken).ConfigureAwait(false);
            progress = await ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        var sources = model.Schema.Tables.ToDictionary(
            table => Steps.NameInTarget(table.Name), table => table.Name, StringComparer.Ordinal);
        return new LeaseSurvey(
            progress.Marker.RunId,
            progress.PartitionCount ?? partitionCount,
            progress.NewestToken,
            progress.Partitions.Where(partition => partition.IsComplete).Select(partition => partition.Partition).ToValueList(),
            progress.Tables.Select(table => new PartitionRows(table.Partition, sources[table.Table], table.Rows)).ToValueList(),
            IsPublished: false);
    }

    /// <summary>What the journal has of one partition; its other partitions may be thousands.</summary>
    public async Task<LoadProgress> ReadAsync(int partition, CancellationToken cancellationToken) =>
        Found(await Journal.ReadAsync(partition, cancellationToken).ConfigureAwait(false));

    public ValueTask DisposeAsync() => Target.DisposeAsync();

    private async Task<LoadProgress> ReadAsync(CancellationToken cancellationToken) =>
        Found(await Journal.ReadAsync(cancellationToken).ConfigureAwait(false));

    private static LoadProgress Found(LoadProgress? progress) =>
        progress ?? throw new SafetyException("The run is no longer there: somebody else has taken the target.");
}
