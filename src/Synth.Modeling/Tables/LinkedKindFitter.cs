using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Finds of what kind linked rows are by what links to them, where their columns do not say it: a film that is rated well, a driver of some
/// years. The kind becomes a variable of the linked row, drawn after its columns, by which clusters are then found as by any other.
/// </summary>
internal static class LinkedKindFitter
{
    private const int MostKinds = 24;

    /// <summary>Room for so many kinds there has to be: a few coarse ones take more from what columns say than they add.</summary>
    private const int FewestKinds = 20;

    private const int MostMeasures = 6;
    private const int MostBins = 32;
    private const int MostRows = 20_000;

    /// <summary>The least share of what columns leave open that must lie between linked rows.</summary>
    private const double LeastCorrelation = 0.1;

    /// <summary>The least evidence for it, in standard deviations.</summary>
    private const double LeastCertainty = 6;

    /// <summary>Adds kinds to the tables that a table links to.</summary>
    /// <param name="draft">The linking table.</param>
    /// <param name="drafts">The drafts of all tables, all of them encoded.</param>
    /// <param name="cancellationToken">Checked while clusters are found.</param>
    public static void Fit(TableDraft draft, IReadOnlyDictionary<Schema.TableName, TableDraft> drafts, CancellationToken cancellationToken)
    {
        for (var link = 0; link < draft.Links.Count; link++)
        {
            if (draft.Links[link] is not { Kind: LinkKind.Dealt, Variable: >= 0 })
            {
                continue;
            }

            var linked = drafts[draft.Table.Plan.Relations.Links[link].ReferencedTable];
            if (KindsOf(draft, link, linked, cancellationToken) is var (codes, count))
            {
                var name = $"kind for {draft.Table.Plan.Name}";
                linked.AddVariable(new Variable(name, count + 1, FeatureKind.Nominal), codes, presence: -1);
            }
        }
    }

    // The kind of each linked row from 1 on, 0 for those to which no row leads; null where there is but one.
    private static (byte[] Codes, int Count)? KindsOf(
        TableDraft draft, int link, TableDraft linked, CancellationToken cancellationToken)
    {
        var linkRows = draft.Table.LinkRows[link];
        int[] rows = [.. linkRows.Index().Where(entry => entry.Item >= 0).Select(entry => entry.Index)];
        var every = Math.Max(1, rows.Length / MostRows);
        rows = [.. rows.Where((_, i) => i % every == 0)];
        int[] used = [.. rows.Select(row => linkRows[row]).Distinct().Order()];
        var least = 2 * linked.Context.MinFamilies;
        if (used.Length < FewestKinds * least || rows.Length <= used.Length)
        {
            return null;
        }

        var place = used.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var itemOfRow = Array.ConvertAll(rows, row => place[linkRows[row]]);
        var targets = ClusterFitter.TargetsOf(draft);
        var known = ClusterFitter.FeaturesOf(linked);
        var clusters = LinkClusters.Fit(known, linkRows, targets, linked.Context.MinFamilies, cancellationToken);
        var columns = known.ToColumns();
        var clusterOfItem = Array.ConvertAll(used, row => clusters.ClusterOf(columns, row));
        var measures = targets
            .SelectMany(target => MeasuresOf(target, rows).Select(values => (Target: target, Values: values)))
            .Select(measure => (measure.Target, Measured: Measure(measure.Values, itemOfRow, clusterOfItem, clusters.ClusterCount)))
            .Where(measure => measure.Measured.Found is { Correlation: >= LeastCorrelation, Certainty: >= LeastCertainty })
            .OrderByDescending(measure => measure.Measured.Found.Correlation)
            .Take(MostMeasures)
            .ToArray();
        if (measures.Length == 0)
        {
            return null;
        }

        var features = new BinnedMatrix(measures.Select(measure => BinsOf(measure.Measured.Means)), used.Length);
        var alike = measures.Select(measure => measure.Target).Distinct()
            .Select(target => new BinnedTarget(
                Array.ConvertAll(rows, row => target.Codes[row]), Math.Max(2, target.Variable.BinCount), target.Variable.Kind))
            .ToArray();
        var tree = ClusterTreeGrower.Grow(features, itemOfRow, alike, new ClusterOptions(MostKinds, least), cancellationToken);
        if (tree.ClusterCount == 1)
        {
            return null;
        }

        var bins = features.ToColumns();
        var codes = new byte[linked.Table.RowCount];
        foreach (var (item, row) in used.Index())
        {
            codes[row] = (byte)(1 + tree.ClusterOf(bins, item));
        }

        return (codes, tree.ClusterCount);
    }

    // What a variable is by number: the place of its code in order, or whether it is one of the commonest.
    private static IEnumerable<double[]> MeasuresOf((Variable Variable, byte[] Codes) target, int[] rows)
    {
        const int TopCodes = 3;
        var codes = Array.ConvertAll(rows, row => target.Codes[row]);
        var counts = new int[256];
        Array.ForEach(codes, code => counts[code]++);
        if (target.Variable.Kind != FeatureKind.Nominal)
        {
            var below = new int[257];
            for (var code = 1; code < 256; code++)
            {
                below[code + 1] = below[code] + counts[code];
            }

            return [Array.ConvertAll(codes, code => code == 0 ? double.NaN : (below[code] + below[code + 1]) / 2.0)];
        }

        return counts.Index().Skip(1).Where(entry => entry.Item > 0 && entry.Item < rows.Length)
            .OrderByDescending(entry => entry.Item)
            .ThenBy(entry => entry.Index)
            .Take(TopCodes)
            .Select(entry => Array.ConvertAll(codes, code => code == entry.Index ? 1.0 : 0.0));
    }

    // How alike linking rows are beyond what the linked row's columns say, and about where each linked row lies, all in all.
    private static (Intraclass Found, double[] Means) Measure(double[] values, int[] itemOfRow, int[] clusterOfItem, int clusterCount)
    {
        var sums = new double[clusterCount];
        var counts = new int[clusterCount];
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                sums[clusterOfItem[itemOfRow[row]]] += values[row];
                counts[clusterOfItem[itemOfRow[row]]]++;
            }
        }

        var means = sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum / count).ToArray();
        var left = values.Select((value, row) => value - means[clusterOfItem[itemOfRow[row]]]).ToArray();
        var found = Intraclass.Of(itemOfRow, left, clusterOfItem.Length, clusterCount);
        return (found, [.. found.Effects.Select((effect, item) => effect + means[clusterOfItem[item]])]);
    }

    private static BinnedFeature BinsOf(double[] means)
    {
        var cuts = QuantileCuts.Of(means, MostBins);
        return new BinnedFeature(Array.ConvertAll(means, cuts.BinOf), cuts.BinCount, FeatureKind.Ordinal);
    }
}
