using System.Security.Cryptography;
using System.Text;
using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>
/// One process's part in a run from model to target whose partitions are handed out among processes that may be slow, killed, paused or cut
/// off at any moment. Whoever hands them out may err: what is loaded, and by whom it may still be loaded, is settled by the target, in the
/// transactions that load it. Each step may be called again, by any process, whatever became of it before.
/// </summary>
/// <remarks>Steps of one instance come one after the other.</remarks>
public sealed class LeasedRun : IAsyncDisposable
{
    private const int TargetKeyLength = 32;

    private readonly PackedModel packed;
    private readonly DatabaseEndpoint target;
    private readonly LeasedRunOptions options;
    private readonly TimeProvider clock;
    private RelationalSampler? sampler;
    private LeasedSession? open;

    /// <summary>Prepares to take part.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">Opens the target.</param>
    /// <param name="options">How the run is carried out.</param>
    /// <param name="clock">Tells the time.</param>
    public LeasedRun(PackedModel model, DatabaseEndpoint target, LeasedRunOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        packed = model;
        this.target = target;
        this.options = options;
        this.clock = clock;
        Key = RunKey.Of(model, options.Sampling);
    }

    /// <summary>What decides every byte of the run: equal for all processes that take part.</summary>
    public string Key { get; }

    /// <summary>The blocks of the run, once <see cref="SettleAsync"/> has settled them.</summary>
    public int BlockCount => Settled.BlockCount;

    private RelationalModel Model => packed.Model;

    private RelationalSampler Settled => sampler ?? throw new InvalidOperationException("The numbers of rows are not settled yet.");

    /// <summary>Tells a target from others, however it is addressed.</summary>
    /// <exception cref="ConnectionException">It cannot be reached.</exception>
    public static async Task<string> IdentifyAsync(DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var session = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return TargetKeyOf(session.Identity);
        }
    }

    /// <summary>An identifier for a run that begins now.</summary>
    public static string NewRunId(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return SynthesisRun.MakeMarker(new RunOptions(), clock).RunId;
    }

    /// <summary>Looks at the target, and refuses what would be refused later; changes nothing.</summary>
    /// <exception cref="SafetyException">
    /// The target holds what may not be replaced, or the run is strict and there are warnings.
    /// </exception>
    /// <exception cref="ConfigurationException">Its engine cannot tell holders of partitions apart.</exception>
    public async Task<RunOutline> OutlineAsync(CancellationToken cancellationToken)
    {
        var session = await OpenAsync(SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (!await session.Steps.IsUnderWayAsync(cancellationToken).ConfigureAwait(false))
            {
                await TargetAdmission.AdmitAsync(
                    session.Target, target.Address, options.Replacement, cancellationToken).ConfigureAwait(false);
            }

            session.Steps.RefuseIfStrict();
            return new RunOutline(
                TargetKeyOf(session.Target.Identity),
                RelationalSampler.CountRows(Model, options.Sampling),
                session.Steps.Ledger);
        }
    }

    /// <summary>Settles the numbers of rows and with them the blocks: work for the processor alone.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken) => sampler ??= await Task.Run(
        () => RelationalSampler.Create(Model, options.Sampling, options.Workers, cancellationToken),
        cancellationToken).ConfigureAwait(false);

    /// <summary>Begins the run in the target, or finds it begun, or finished.</summary>
    /// <param name="runId">The run's identifier, should it begin now.</param>
    /// <param name="partitionCount">Into how many partitions it is divided, should nobody have said so yet.</param>
    /// <param name="mayBegin">Whether it may begin now; else it is only looked for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How far it is; null when it is not there and may not begin.</returns>
    /// <exception cref="SafetyException">The target holds what may not be replaced, or another run works on it.</exception>
    public async Task<LeaseSurvey?> BeginAsync(string runId, int partitionCount, bool mayBegin, CancellationToken cancellationToken)
    {
        await LeaveAsync().ConfigureAwait(false);
        var session = await OpenAsync(SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (await session.IsPublishedAsync(runId, cancellationToken).ConfigureAwait(false))
            {
                return new LeaseSurvey(runId, partitionCount, 0, [], [], IsPublished: true);
            }

            if (!mayBegin && !await session.Steps.IsUnderWayAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var marker = SynthesisRun.MakeMarker(options.ToRunOptions(), clock) with { RunId = runId };
            await session.InsistAsync(
                async () =>
                {
                    if (!await session.Steps.IsUnderWayAsync(cancellationToken).ConfigureAwait(false))
                    {
                        await session.Steps.BeginAsync(marker, options.Replacement, cancellationToken).ConfigureAwait(false);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }

        var joined = await OpenAsync(SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
        await using (joined.ConfigureAwait(false))
        {
            await joined.InsistAsync(
                () => joined.Steps.JoinAsync(isAlone: false, cancellationToken), cancellationToken).ConfigureAwait(false);
            return await joined.SurveyAsync(Model, partitionCount, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a partition and loads what is missing of it.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="token">The token by which it is held, higher than any before.</param>
    /// <param name="observer">Is told of the rows of the partition.</param>
    /// <param name="cancellationToken">Stops it; what is loaded is kept.</param>
    /// <exception cref="LeaseLostException">Somebody else holds the partition.</exception>
    /// <exception cref="SafetyException">The run is not begun, or it is being finished.</exception>
    public async Task LoadAsync(Partition partition, long token, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partition);
        try
        {
            if (open is null)
            {
                open = await OpenAsync(SilentObserver.Instance, cancellationToken).ConfigureAwait(false);
                await open.Steps.JoinAsync(isAlone: false, cancellationToken).ConfigureAwait(false);
            }

            await open.Journal.ClaimAsync(partition.Index, token, cancellationToken).ConfigureAwait(false);
            var before = await open.ReadAsync(partition.Index, cancellationToken).ConfigureAwait(false);
            await open.Steps.LoadAsync(partition, token, before, Settled, observer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Its connections may be broken, or in the midst of a batch.
            await LeaveAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes the schema, verifies and publishes; finds it done where only the news of it was lost.</summary>
    /// <param name="runId">The run's identifier.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it; what is done is kept.</param>
    /// <exception cref="SafetyException">A partition is not loaded whole, or the run is not begun.</exception>
    /// <exception cref="IntegrityException">The target did not keep what its schema promises; what the run made was removed.</exception>
    public async Task<RunResult> FinishAsync(string runId, IRunObserver observer, CancellationToken cancellationToken)
    {
        await LeaveAsync().ConfigureAwait(false);
        var session = await OpenAsync(observer, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (await session.IsPublishedAsync(runId, cancellationToken).ConfigureAwait(false))
            {
                return await session.Steps.RecallAsync(runId, cancellationToken).ConfigureAwait(false);
            }

            await session.InsistAsync(
                () => session.Steps.JoinAsync(isAlone: true, cancellationToken), cancellationToken).ConfigureAwait(false);
            return await session.Steps.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the target, so that another process can have it alone.</summary>
    public async Task LeaveAsync()
    {
        if (open is { } session)
        {
            open = null;
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync().ConfigureAwait(false);
        sampler?.Dispose();
    }

    private Task<LeasedSession> OpenAsync(IRunObserver observer, CancellationToken cancellationToken) =>
        LeasedSession.OpenAsync(Model, target, options, Key, observer, clock, cancellationToken);

    private static string TargetKeyOf(DatabaseIdentity identity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity.Server}\n{identity.Database}")))[..TargetKeyLength];
}
