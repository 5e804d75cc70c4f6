using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server;

/// <summary>What a daemon is made of. Immutable.</summary>
public sealed record DaemonOptions
{
    /// <summary>What its file says.</summary>
    public required ServeConfiguration Configuration { get; init; }

    /// <summary>The engines that jobs may read and fill.</summary>
    public required ConnectorRegistry Connectors { get; init; }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>How runs, stages and failures are called, the same as on the command line.</summary>
    public required RunVocabulary Vocabulary { get; init; }

    /// <summary>Loads the targets of jobs that are shared; null where the daemon belongs to no cluster.</summary>
    public ITargetFiller? Filler { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether logs are JSON, one document a line.</summary>
    public bool LogsJson { get; init; }
}
