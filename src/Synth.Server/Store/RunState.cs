namespace Synth.Server.Store;

/// <summary>How a run stands or ended.</summary>
internal enum RunState
{
    Running,
    Succeeded,
    Failed,

    /// <summary>Stopped on request, or because the daemon was.</summary>
    Cancelled,

    /// <summary>Its daemon ended without finishing it.</summary>
    Lost,
}
