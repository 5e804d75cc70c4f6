using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Clusters of families that are alike in which codes their rows have.</summary>
/// <param name="Questions">Tells of which cluster a family is by what is above it and beside it.</param>
/// <param name="Counts">How many rows of a cluster's families have each code. Shape [clusters][codes].</param>
internal sealed record FamilySetTree(ClusterTree Questions, int[][] Counts);
