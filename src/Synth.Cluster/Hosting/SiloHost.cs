using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Synth.Cluster.Hosting;

/// <summary>Makes the host of a member that works.</summary>
internal static class SiloHost
{
    /// <summary>Makes a host that is not started.</summary>
    /// <param name="settings">How it belongs to the cluster.</param>
    /// <param name="expulsion">Hears when it is taken for dead.</param>
    /// <param name="clock">Tells coordinators the time.</param>
    public static IHost Create(ClusterSettings settings, Expulsion expulsion, TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.UseOrleans(silo =>
        {
            silo.UseMembership(settings.Address);
            silo.UseEncryption(settings);
            silo.ConfigureEndpoints(
                settings.Listen, PortOf(settings.SiloPort, settings.Listen), PortOf(settings.GatewayPort, settings.Listen));
            if (settings.Secret is { } secret)
            {
                silo.AddIncomingGrainCallFilter(new SecretCheck(secret));
                silo.AddOutgoingGrainCallFilter(new SecretSender(secret));
            }
        });
        builder.Services.AddSingleton<IFatalErrorHandler>(expulsion);
        builder.Services.AddSingleton(clock);
        return builder.Build();
    }

    private static int PortOf(int wanted, IPAddress address)
    {
        if (wanted != 0)
        {
            return wanted;
        }

        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
