using System.Globalization;
using System.Net;
using Npgsql;
using StackExchange.Redis;
using Synth.Engine;

namespace Synth.Cluster;

/// <summary>
/// Where the members of a cluster find each other: <c>redis://host:port</c>, <c>rediss://…</c> for TLS, or <c>postgres://…</c> for a
/// database in which Orleans' own tables are installed; never a source or target. <c>?cluster=name</c> keeps clusters on one store apart.
/// </summary>
public sealed class ClusterAddress
{
    private const int DefaultRedisPort = 6379;
    private const string DefaultName = "synth";

    private readonly Uri uri;
    private readonly string? storePassword;

    private ClusterAddress(Uri uri, string name, string? storePassword)
    {
        this.uri = uri;
        this.storePassword = storePassword;
        Name = name;
    }

    /// <summary>The name of the cluster; <c>synth</c> unless another is given.</summary>
    public string Name { get; }

    /// <summary>Whether the store is Redis.</summary>
    internal bool IsRedis => uri.Scheme is "redis" or "rediss";

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="storePassword">The password of the store, where the address has none; may be null.</param>
    /// <exception cref="ConfigurationException">It is none; the message does not repeat it, since it may hold a password.</exception>
    public static ClusterAddress Parse(string text, string? storePassword = null)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0
            || uri.Scheme is not ("redis" or "rediss" or "postgres" or "postgresql"))
        {
            throw new ConfigurationException(
                "--cluster is not understood. It is redis://host:port, rediss://host:port, or postgres://user@host/database, "
                + "with ?cluster=name where several clusters share a store.");
        }

        var options = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Split('=', 2))
            .ToArray();
        if (options.FirstOrDefault(option => option is not ["cluster", { Length: > 0 }]) is [var unknown, ..])
        {
            throw new ConfigurationException($"--cluster has an option {unknown} that is not known. The only one is cluster=name.");
        }

        var name = options.Select(option => Uri.UnescapeDataString(option[1])).LastOrDefault() ?? DefaultName;
        return new ClusterAddress(uri, name, storePassword);
    }

    /// <summary>The address without user and password.</summary>
    public override string ToString() => $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath.TrimEnd('/')}?cluster={Name}";

    /// <summary>How Redis is reached. It may come later than the process that asks, and come back.</summary>
    internal ConfigurationOptions ToRedisOptions()
    {
        var (user, password) = Credentials();
        var path = uri.AbsolutePath.Trim('/');
        return new ConfigurationOptions
        {
            EndPoints = { new DnsEndPoint(uri.IdnHost, uri.Port > 0 ? uri.Port : DefaultRedisPort) },
            User = user,
            Password = password,
            Ssl = uri.Scheme == "rediss",
            DefaultDatabase = int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database) ? database : null,
            AbortOnConnectFail = false,
            ConnectTimeout = 5_000,
            SyncTimeout = 5_000,
            AsyncTimeout = 5_000,
        };
    }

    /// <summary>How a database with Orleans' tables is reached.</summary>
    internal string ToConnectionString()
    {
        var (user, password) = Credentials();
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.IdnHost,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            Username = user,
            Password = password,
        }.ConnectionString;
    }

    private (string? User, string? Password) Credentials()
    {
        var parts = uri.UserInfo.Split(':', 2);
        return (Filled(parts[0]), parts.Length > 1 ? Filled(parts[1]) : storePassword);

        static string? Filled(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);
    }
}
