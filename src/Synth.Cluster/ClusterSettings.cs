using System.Net;
using System.Security.Cryptography.X509Certificates;
using Synth.Engine;

namespace Synth.Cluster;

/// <summary>
/// How a process belongs to a cluster. Immutable; the same for all members, save for what is their own (address, ports, certificate).
/// </summary>
/// <param name="Address">Where members find each other.</param>
public sealed record ClusterSettings(ClusterAddress Address)
{
    /// <summary>The address at which other members reach this one. Default: loopback, which only processes of this machine reach.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port for other workers; 0 for one that is free.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port for those who submit runs; 0 for one that is free.</summary>
    public int GatewayPort { get; init; }

    /// <summary>The certificate with its key by which this member shows itself; null for connections that are not encrypted.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The authority that the certificates of all members are signed by.</summary>
    public X509Certificate2? Authority { get; init; }

    /// <summary>A secret that all members share; calls without it are refused. Null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>How long a worker may be silent before what it holds is given to another. Default 20 s; 2 s to 10 min.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many workers load into one target at once, and help with one fit. Default 16; 1 to 1024.</summary>
    public int MaxLoaders { get; init; } = 16;

    /// <summary>How many workers read a source at once to help with its fit. Default 4; 1 to 1024. Changes no byte of the result.</summary>
    public int MaxReaders { get; init; } = 4;

    /// <summary>Blocks that are leased together. Default 8; 1 to 4096. Changes no byte of the result.</summary>
    public int BlocksPerLease { get; init; } = 8;

    /// <summary>How long to wait for a member that answers. Default 30 s.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks all settings and reports every one that does not fit.</summary>
    /// <exception cref="ConfigurationException">At least one does not.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        if ((Certificate is null) != (Authority is null))
        {
            problems.Add("TLS needs a certificate with its key, and the authority that signed those of all members: give all, or none.");
        }

        if (Certificate is null && !IPAddress.IsLoopback(Listen))
        {
            problems.Add(
                $"Members on {Listen} would speak without encryption. "
                + "Give a certificate (--tls-certificate, --tls-key, --tls-authority), or listen on loopback.");
        }

        Check(LeaseTime >= TimeSpan.FromSeconds(2) && LeaseTime <= TimeSpan.FromMinutes(10), "--lease-seconds must be from 2 to 600.");
        Check(MaxLoaders is >= 1 and <= 1024, "--max-loaders must be from 1 to 1024.");
        Check(MaxReaders is >= 1 and <= 1024, "--max-readers must be from 1 to 1024.");
        Check(BlocksPerLease is >= 1 and <= 4096, "--lease-blocks must be from 1 to 4096.");
        Check(SiloPort is >= 0 and <= ushort.MaxValue && GatewayPort is >= 0 and <= ushort.MaxValue, "Ports must be from 0 to 65535.");
        if (problems.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, problems));
        }

        void Check(bool fits, string problem)
        {
            if (!fits)
            {
                problems.Add(problem);
            }
        }
    }
}
