using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>What a file of <c>synth serve</c> says, checked. Immutable and value-equal.</summary>
public sealed record ServeConfiguration
{
    /// <summary>Where the daemon listens. Default: the loopback address, port 8320.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:8320");

    /// <summary>Names under which the page may be asked for besides the listener's own; a reverse proxy's, for example.</summary>
    public ValueList<string> Hosts { get; init; } = [];

    /// <summary>The environment variable that holds the access token.</summary>
    public string? TokenVariable { get; init; }

    /// <summary>The file whose first line is the access token.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The daemon's own database, for schedules and history. Default: a SQLite file beside the configuration.</summary>
    public ConfiguredDatabase Store { get; init; } = new("sqlite:synth-jobs.db");

    /// <summary>This node's name within a cluster, distinct for each. Default: the machine's name.</summary>
    public string? Node { get; init; }

    /// <summary>Seconds between a node's signs of life; a node that misses three is taken for dead. Default 10; 1 to 300.</summary>
    public int CheckInSeconds { get; init; } = 10;

    /// <summary>Runs of each job that are remembered. Default 500; 1 to 100,000.</summary>
    public int RunsKept { get; init; } = 500;

    /// <summary>Who is told of failures.</summary>
    public NotificationSettings Notifications { get; init; } = new();

    /// <summary>The jobs.</summary>
    public ValueList<JobSettings> Jobs { get; init; } = [];
}
