using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Divides the rows of linked tables into clusters by what they mean to the rows that link to them.</summary>
internal static class ClusterFitter
{
    /// <summary>Fills the places that were kept for clusters.</summary>
    /// <param name="draft">The linking table.</param>
    /// <param name="drafts">The drafts of all tables, all of them encoded.</param>
    /// <param name="cancellationToken">Checked while clusters are found.</param>
    public static void Fit(TableDraft draft, IReadOnlyDictionary<TableName, TableDraft> drafts, CancellationToken cancellationToken)
    {
        for (var link = 0; link < draft.Links.Count; link++)
        {
            if (draft.Links[link] is not { Kind: LinkKind.Dealt, Variable: >= 0 and var variable })
            {
                continue;
            }

            var linked = drafts[draft.Table.Plan.Relations.Links[link].ReferencedTable];
            var rows = draft.Table.LinkRows[link];
            var byUses = UseClusters.Find(draft.Table, link, linked.Table.RowCount, draft.Context.MinFamilies, out var codes);
            if (byUses.Length > 0)
            {
                Replace(draft, variable, byUses.Max() + 1, codes);
                draft.Links[link] = draft.Links[link] with { ClustersByUses = byUses };
                continue;
            }

            var features = FeaturesOf(linked);
            var clusters = LinkClusters.Fit(features, rows, TargetsOf(draft), linked.Context.MinFamilies, cancellationToken);
            if (clusters.ClusterCount == 1)
            {
                continue;
            }

            var columns = features.ToColumns();
            var clusterOf = Array.ConvertAll(rows, row => row < 0 ? (byte)0 : (byte)(1 + clusters.ClusterOf(columns, row)));
            Replace(draft, variable, clusters.ClusterCount, clusterOf);
            draft.Links[link] = draft.Links[link] with { Clusters = clusters };
        }
    }

    /// <summary>The own features of linked rows; what is not settled when clusters are looked for says nothing.</summary>
    public static BinnedMatrix FeaturesOf(TableDraft linked) => new(
        linked.OwnFeatures.Select((feature, i) => linked.IsReserved(i)
            ? new BinnedFeature(new byte[linked.Table.RowCount], 1, FeatureKind.Ordinal)
            : new BinnedFeature(feature.Codes, feature.Variable.BinCount, feature.Variable.Kind)),
        linked.Table.RowCount);

    /// <summary>What linking rows may be alike in.</summary>
    public static IReadOnlyList<(Variable Variable, byte[] Codes)> TargetsOf(TableDraft draft) =>
        [.. draft.AncestorFeatures(structureOnly: false), .. draft.OwnFeatures.Where((_, i) => !draft.IsReserved(i))];

    private static void Replace(TableDraft draft, int variable, int clusterCount, byte[] codes) => draft.Replace(
        variable, new Variable(draft.Variables[variable].Variable.Name, clusterCount + 1, FeatureKind.Nominal), codes);
}
