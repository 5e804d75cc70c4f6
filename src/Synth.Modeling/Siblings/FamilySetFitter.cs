using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Learns from families of the source which codes siblings have between them.</summary>
/// <param name="draft">The table, coded.</param>
/// <param name="options">How to fit.</param>
/// <param name="stream">Chooses the families of each tree.</param>
/// <param name="workers">Grow the trees.</param>
internal sealed class FamilySetFitter(TableDraft draft, FitOptions options, RandomStream stream, FitWorkers workers)
{
    private const int TreeCount = 8;
    private const double BagShare = 0.65;
    private const int MostFamilies = 2_000;
    private const int MostFeatures = 12;
    private const int MostTargets = 64;
    private const int MostClusters = 255;

    /// <summary>Learns one variable.</summary>
    /// <param name="variable">The number of the variable, of which no two siblings have the same code.</param>
    /// <param name="sample">The families.</param>
    /// <param name="above">What is above and beside each of them. Shape [features], each [families].</param>
    /// <returns>What was learned; null where families differ by nothing that is known of them.</returns>
    public FamilySet? Fit(int variable, FamilySample sample, IReadOnlyList<(Variable Variable, byte[] Codes)> above)
    {
        var own = stream.Derive(variable);
        int[] families =
        [
            .. Enumerable.Range(0, sample.Families.Count).OrderBy(family => own.Bits(family)).Take(MostFamilies).Order(),
        ];
        var counts = Array.ConvertAll(families, family => CountsOf(variable, sample, family));
        var targets = TargetsOf(counts);
        if (targets.Length == 0)
        {
            return null;
        }

        var roots = Array.ConvertAll(families, family => draft.Table.Families[sample.Rows[sample.Families[family].Begin]]);
        var features = above.Select(feature => new BinnedFeature(
            Array.ConvertAll(families, family => feature.Codes[family]), feature.Variable.BinCount, feature.Variable.Kind)).ToArray();
        var telling = TellingOf(features, targets);
        var trees = workers.Map(
            [.. Enumerable.Range(0, TreeCount)],
            tree => workers.Make(
                () => KeyOf(features, telling, counts, roots, own.Derive(tree)),
                PieceForm.Sets,
                () => Grow(features, telling, targets, counts, roots, own.Derive(tree))));
        return trees.All(tree => tree.Counts.Length == 1) ? null : new FamilySet(variable, RoomOf(variable), trees);
    }

    private PieceKey KeyOf(BinnedFeature[] features, int[] telling, int[][] counts, int[] roots, RandomStream bag)
    {
        var key = new PieceKey("set").Add(options.MinLeafRows).Add(options.MinLeafFamilies).Add((long)bag.Key).Add(roots).Add(telling);
        foreach (var family in counts)
        {
            key.Add(family);
        }

        foreach (var feature in telling)
        {
            key.Add(features[feature].BinCount).Add((long)features[feature].Kind).Add(features[feature].Values);
        }

        return key;
    }

    private int[] CountsOf(int variable, FamilySample sample, int family)
    {
        var codes = draft.Variables[variable].Codes;
        var counts = new int[draft.Variables[variable].Variable.BinCount];
        for (var row = sample.Families[family].Begin; row < sample.Families[family].End; row++)
        {
            counts[codes[sample.Rows[row]]]++;
        }

        counts[0] = 0;
        return counts;
    }

    // The codes that most nearly half of the families have tell most.
    private bool[][] TargetsOf(int[][] counts) =>
    [
        .. Enumerable.Range(1, counts.Length == 0 ? 0 : counts[0].Length - 1)
            .Select(code => Array.ConvertAll(counts, family => family[code] > 0))
            .Select(target => (Target: target, Least: Math.Min(target.Count(has => has), target.Count(has => !has))))
            .Where(entry => entry.Least >= options.MinLeafRows)
            .OrderByDescending(entry => entry.Least)
            .Take(MostTargets)
            .Select(entry => entry.Target),
    ];

    private int[] TellingOf(BinnedFeature[] features, bool[][] targets)
    {
        int[] all = [.. Enumerable.Range(0, targets[0].Length)];
        var first = new ClusterOptions(2, options.MinLeafFamilies);
        var gains = ClusterTreeGrower.FeatureGains(new BinnedMatrix(features, all.Length), all, Bin(targets, all), first);
        return
        [
            .. gains.Index().Where(entry => entry.Item > 0).OrderByDescending(entry => entry.Item).Take(MostFeatures)
                .Select(entry => entry.Index),
        ];
    }

    private FamilySetTree Grow(
        BinnedFeature[] features, int[] telling, bool[][] targets, int[][] counts, int[] roots, RandomStream bag)
    {
        int[] taken =
        [
            .. Enumerable.Range(0, counts.Length).OrderBy(family => bag.Bits(family)).Take((int)Math.Ceiling(BagShare * counts.Length)),
        ];
        var matrix = new BinnedMatrix(
            telling.Select(feature => new BinnedFeature(
                Array.ConvertAll(taken, family => features[feature].Values[family]), features[feature].BinCount, features[feature].Kind)),
            taken.Length);
        var tree = ClusterTreeGrower.Grow(
            matrix,
            [.. Enumerable.Range(0, taken.Length)],
            Bin(targets, taken),
            new ClusterOptions(MostClusters, options.MinLeafFamilies),
            workers.CancellationToken);
        var clusters = Array.ConvertAll(taken, _ => 0);
        var columns = matrix.ToColumns();
        for (var i = 0; i < taken.Length; i++)
        {
            clusters[i] = tree.ClusterOf(columns, i);
        }

        var questions = tree.Nodes.Select(node => node.IsLeaf ? node : node with { Feature = telling[node.Feature] });
        return new FamilySetTree(new ClusterTree([.. questions]), SumsOf(tree.ClusterCount, clusters, taken, counts, roots));
    }

    // A cluster of too few roots' families tells of these: it draws what all families have.
    private int[][] SumsOf(int clusterCount, int[] clusters, int[] taken, int[][] counts, int[] roots)
    {
        var all = Sum(taken);
        return
        [
            .. Enumerable.Range(0, clusterCount)
                .Select(cluster => taken.Where((_, i) => clusters[i] == cluster).ToArray())
                .Select(members => members.DistinctBy(family => roots[family]).Count() < options.MinLeafFamilies ? all : Sum(members)),
        ];

        int[] Sum(IEnumerable<int> members)
        {
            var sum = new int[counts[0].Length];
            foreach (var family in members)
            {
                for (var code = 0; code < sum.Length; code++)
                {
                    sum[code] += counts[family][code];
                }
            }

            return sum;
        }
    }

    private int[] RoomOf(int variable)
    {
        var room = Enumerable.Repeat(1, draft.Variables[variable].Variable.BinCount).ToArray();
        room[0] = 0;
        var column = draft.Columns.OfType<DataColumnModel>().FirstOrDefault(column => column.FirstVariable == variable);
        if (column?.Encoder is NumberEncoder number)
        {
            foreach (var (index, bin) in number.Bins.Index())
            {
                room[index + 1] = (int)Math.Min(int.MaxValue, 1 + ((bin.High - bin.Low) / Math.Max(1, number.Grid.Step)));
            }
        }

        return room;
    }

    private static BinnedTarget[] Bin(bool[][] targets, int[] families) =>
    [
        .. targets.Select(target => new BinnedTarget(
            Array.ConvertAll(families, family => target[family] ? (byte)1 : (byte)0), 2, FeatureKind.Nominal)),
    ];
}
