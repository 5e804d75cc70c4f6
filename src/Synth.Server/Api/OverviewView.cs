namespace Synth.Server.Api;

/// <summary>All that the page's first view shows.</summary>
/// <param name="Version">The version of Synth.</param>
/// <param name="Now">The daemon's clock, UTC.</param>
/// <param name="Jobs">The jobs, in the order of the file.</param>
/// <param name="Nodes">The daemons that share the store.</param>
internal sealed record OverviewView(string Version, DateTimeOffset Now, IReadOnlyList<JobView> Jobs, IReadOnlyList<NodeView> Nodes);
