using System.Globalization;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Fitting;

/// <summary>What a worker does beside its loads: look for fits of its source, and help with them.</summary>
/// <param name="source">Opens the source; its password is this worker's own matter.</param>
/// <param name="coordinator">Where those meet who share fits of the source.</param>
/// <param name="name">The worker's name, which no other has.</param>
/// <param name="workers">Threads.</param>
/// <param name="tell">Takes a line for people about what is done.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class FitLoop(
    DatabaseEndpoint source, IFitGrain coordinator, string name, int workers, Action<string> tell, TimeProvider clock)
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FaultTime = TimeSpan.FromSeconds(1);

    /// <summary>Helps until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (string? known = null; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                if (await coordinator.LookAsync(name, known).WaitAsync(cancellationToken).ConfigureAwait(false) is { } offer)
                {
                    known = offer.Id;
                    await TakePartAsync(offer, cancellationToken).ConfigureAwait(false);
                }

                await Task.Delay(IdleTime, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
            {
                await Task.Delay(FaultTime, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TakePartAsync(FitOffer offer, CancellationToken cancellationToken)
    {
        var fit = new HelpedFit(source, coordinator, offer, name, clock);
        await using var fitScope = fit.ConfigureAwait(false);
        string? reason = "It left.";
        try
        {
            reason = await fit.HelpAsync(workers, tell, cancellationToken).ConfigureAwait(false);
        }
        catch (SynthException exception)
        {
            reason = exception.Message;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !GrainCalls.IsUnreachable(exception))
        {
            reason = $"It met an unexpected {exception.GetType().Name}, which is a defect of Synth.";
        }
        finally
        {
            tell(reason is null
                ? string.Create(CultureInfo.InvariantCulture, $"The fit is over: {fit.MadeHere} pieces of it were made here")
                : $"Not helping with the fit. {reason}");
            await GrainCalls.InsistAsync(
                () => coordinator.LeaveAsync(offer.Id, name, reason), offer.Limits.LeaseTime, clock, CancellationToken.None)
                .ConfigureAwait(false);
        }
    }
}
