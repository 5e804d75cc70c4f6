using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Synth.Cluster.Hosting;

/// <summary>Where members find each other, and how soon they notice that one is gone.</summary>
internal static class Membership
{
    private const string ServiceName = "synth";
    private const string AdoNetInvariant = "Npgsql";

    // Models are messages, too.
    private const int MostMessageBytes = 512 * 1024 * 1024;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    public static void UseMembership(this ISiloBuilder silo, ClusterAddress address)
    {
        silo.Configure<ClusterOptions>(options => Name(options, address));
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(15);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
        silo.Configure<SiloMessagingOptions>(Bound);
        if (address.IsRedis)
        {
            silo.UseRedisClustering(options => options.ConfigurationOptions = address.ToRedisOptions());
        }
        else
        {
            silo.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (AdoNetInvariant, address.ToConnectionString()));
        }
    }

    public static void UseMembership(this IClientBuilder client, ClusterAddress address)
    {
        client.Configure<ClusterOptions>(options => Name(options, address));
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.Configure<ClientMessagingOptions>(Bound);
        if (address.IsRedis)
        {
            client.UseRedisClustering(options => options.ConfigurationOptions = address.ToRedisOptions());
        }
        else
        {
            client.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (AdoNetInvariant, address.ToConnectionString()));
        }
    }

    private static void Name(ClusterOptions options, ClusterAddress address) =>
        (options.ClusterId, options.ServiceId) = (address.Name, ServiceName);

    private static void Bound(MessagingOptions options) =>
        (options.ResponseTimeout, options.MaxMessageBodySize) = (AnswerTime, MostMessageBytes);
}
