using System.Globalization;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Adds families to what a target holds: its rows are copied as they are into a new generation, the families come after them, and the
/// engine verifies and swaps it in as in any refresh.
/// </summary>
/// <param name="options">How the run is carried out; seed, scale and sizes are those of the run that filled the target.</param>
/// <param name="append">What is added.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class AppendRun(RunOptions options, FamilyAppend append, IRunObserver observer, TimeProvider clock)
{
    /// <summary>Adds the families.</summary>
    /// <exception cref="SafetyException">The target holds no result of this model, seed and scale, or cannot be added to.</exception>
    /// <exception cref="IntegrityException">The new generation does not keep what its schema promises; the old one is there.</exception>
    public async Task<RefreshResult> RunAsync(RelationalModel model, DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var root = AppendSubject.Choose(model, append);
        var writing = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (writing.ConfigureAwait(false))
        {
            await RefuseForeignAsync(writing, target.Address, cancellationToken).ConfigureAwait(false);
            var use = await TargetAdmission
                .AdmitAsync(writing, target.Address, options.Replacement, cancellationToken).ConfigureAwait(false);
            var result = await ExtendAsync(model, root, writing, use, target, start, cancellationToken).ConfigureAwait(false);
            var contents = await writing.DescribeContentsAsync(cancellationToken).ConfigureAwait(false);
            return new RefreshResult(result, FitReason.None, [], contents.Previous, Attempts: 1) { Added = append with { Root = root } };
        }
    }

    private async Task RefuseForeignAsync(ITargetSession target, DatabaseAddress address, CancellationToken cancellationToken)
    {
        var contents = await target.DescribeContentsAsync(cancellationToken).ConfigureAwait(false);
        if (contents is not { Marker: { } marker, IsUnfinished: false })
        {
            throw new SafetyException(
                $"There is nothing in {address} to add families to: no run of Synth has filled it. Refresh it first, without them.");
        }

        if (marker.Seed != options.Seed)
        {
            throw new SafetyException(string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing is added: {address} was filled with seed {marker.Seed}, not with {options.Seed}. Give --seed {marker.Seed}."));
        }
    }

    private async Task<RunResult> ExtendAsync(
        RelationalModel model,
        TableName root,
        ITargetSession target,
        TargetUse use,
        DatabaseEndpoint endpoint,
        long start,
        CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.Prepare);
        using var sampler = await SynthesisRun.PrepareAsync(
            model, SynthesisRun.SamplingOf(model, options), options, cancellationToken).ConfigureAwait(false);
        var build = new TargetBuild(target, model, endpoint.Connector.Capabilities, options, observer);
        var marker = SynthesisRun.MakeMarker(options, clock);
        var rows = new RowCopier(model, build.Translation, target, root, observer);
        var last = await LastResult.OpenAsync(endpoint, build.Translation, cancellationToken).ConfigureAwait(false);
        await using (last.ConfigureAwait(false))
        {
            await last.RefuseOthersAsync(sampler, FamilyTrees.LinkedBy(model, root), model, cancellationToken).ConfigureAwait(false);
            var first = Math.Max(sampler.RowCounts[root], await last.CountAsync(root, cancellationToken).ConfigureAwait(false));
            return await build.RunAsync(
                marker,
                use,
                async () =>
                {
                    await rows.CopyAsync(last, cancellationToken).ConfigureAwait(false);
                    await rows.AddAsync(sampler, checked((int)first), append.Count, options.Workers, cancellationToken)
                        .ConfigureAwait(false);

                    // Whoever reads what is there would keep the swap from it.
                    await last.DisposeAsync().ConfigureAwait(false);
                    return rows.Rows;
                },
                certificate => Task.FromResult(new RunResult(
                    marker.RunId,
                    options.Seed,
                    model.Plan.Tables
                        .Select(table => new TableResult(table.Name, table.Mode, table.SourceRowCount, rows.Rows[table.Name], Seconds: 0))
                        .ToValueList(),
                    certificate,
                    build.Ledger,
                    clock.GetElapsedTime(start).TotalSeconds)),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
