using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Store;

/// <summary>Finds the daemon's own database and makes sure that it is no job's source or target.</summary>
internal static class StoreCheck
{
    /// <summary>The store of a daemon, not opened yet.</summary>
    /// <exception cref="ConfigurationException">A file is wrong; what is wrong with all of them is told at once.</exception>
    /// <exception cref="SafetyException">The store is a job's source or target.</exception>
    public static StoreDatabase Open(DaemonOptions options)
    {
        var endpoints = new ConfiguredEndpoints(options.Connectors, options.Variable);
        var address = endpoints.AddressOf(options.Configuration.Store, "store");
        var problems = new List<string>();
        foreach (var job in options.Configuration.Jobs)
        {
            try
            {
                var configuration = ConfigurationFile.Read(job.Configuration, options.Variable);
                RefuseShared(address, endpoints.Source(configuration).Address, job.Name);
                RefuseShared(address, endpoints.Target(configuration).Address, job.Name);
            }
            catch (Exception exception) when (exception is ConfigurationException or AddressException)
            {
                problems.Add($"jobs.{job.Name}: {exception.Message}");
            }
        }

        return problems.Count == 0 ? StoreDatabase.At(address)
            : throw new ConfigurationException(string.Join(Environment.NewLine, problems));
    }

    private static void RefuseShared(DatabaseAddress store, DatabaseAddress other, string job)
    {
        if (PlaceOf(store) == PlaceOf(other))
        {
            throw new SafetyException(
                $"The store {store} is a database of the job {job}. Give the daemon a database of its own by store:.");
        }
    }

    private static (string, string, int?, string) PlaceOf(DatabaseAddress address) => address.Host is null && address.User is null
        ? (address.Scheme, "", null, Path.GetFullPath(address.Database ?? ""))
        : (address.Scheme, address.Host?.ToLowerInvariant() ?? "", address.Port, address.Database ?? "");
}
