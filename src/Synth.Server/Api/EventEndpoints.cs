using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Synth.Server.Jobs;

namespace Synth.Server.Api;

/// <summary>
/// The stream of what happens, as server-sent events: the overview at once, and again whenever it has changed. It is read from the store,
/// so that every node tells of every node's runs.
/// </summary>
internal static class EventEndpoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void MapEvents(this IEndpointRouteBuilder api) => api.MapGet("/events", Stream)
        .WithSummary("The overview as server-sent events, whenever it has changed").ExcludeFromDescription();

    private static ServerSentEventsResult<OverviewView> Stream(
        JobDesk desk, DaemonOptions options, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(Watch(desk, options.Clock, lifetime.ApplicationStopping, cancellationToken), "overview");

    private static async IAsyncEnumerable<OverviewView> Watch(
        JobDesk desk, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A daemon that stops must not wait for those who watch it.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        using var timer = new PeriodicTimer(Pause, clock);
        OverviewDigest? told = null;
        while (!either.IsCancellationRequested)
        {
            var overview = await desk.OverviewAsync(cancellationToken);
            if (OverviewDigest.Of(overview) is var digest && digest != told)
            {
                told = digest;
                yield return overview;
            }

            try
            {
                await timer.WaitForNextTickAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }
}
