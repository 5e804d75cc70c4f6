using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Synth.Cluster.Hosting;

/// <summary>Makes the host of a process that only speaks to members.</summary>
internal static class ClientHost
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a host that is not started.</summary>
    /// <param name="settings">How it reaches the cluster.</param>
    /// <param name="clock">Ends the attempts to reach it.</param>
    public static IHost Create(ClusterSettings settings, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.UseOrleansClient(client =>
        {
            client.UseMembership(settings.Address);
            client.UseEncryption(settings);
            client.UseConnectionRetryFilter(async (_, cancellationToken) =>
            {
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return !cancellationToken.IsCancellationRequested && clock.GetElapsedTime(start) < settings.ConnectTime;
            });
            if (settings.Secret is { } secret)
            {
                client.AddOutgoingGrainCallFilter(new SecretSender(secret));
            }
        });
        return builder.Build();
    }
}
