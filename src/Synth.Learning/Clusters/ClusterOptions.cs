namespace Synth.Learning;

/// <summary>How a <see cref="ClusterTree"/> is grown.</summary>
/// <param name="MaxClusters">The most clusters, 1 to 255.</param>
/// <param name="MinItems">The fewest items in a cluster, at least 1.</param>
public sealed record ClusterOptions(int MaxClusters = 48, int MinItems = 10);
