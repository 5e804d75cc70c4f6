using Synth.Schema;

namespace Synth.Server.Api;

/// <summary>What of an overview is news: all but the clocks, except that a run's clock ticks while it runs.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Nodes">The names of the nodes.</param>
internal sealed record OverviewDigest(ValueList<JobView> Jobs, ValueList<string> Nodes)
{
    public static OverviewDigest Of(OverviewView overview) =>
        new(overview.Jobs.ToValueList(), overview.Nodes.Select(node => node.Name).ToValueList());
}
