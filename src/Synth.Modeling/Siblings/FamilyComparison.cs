using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Compares families that were drawn with those of the source under the same parents.</summary>
/// <param name="rollout">The table's rollout.</param>
/// <param name="model">The table's model.</param>
/// <param name="elders">What is known of the parents from elder child tables. Shape [features][parents].</param>
/// <param name="cancellationToken">Checked while classifiers are trained.</param>
internal sealed class FamilyComparison(SiblingRollout rollout, TableModel model, byte[][] elders, CancellationToken cancellationToken)
{
    /// <summary>With fewer than these in both samples classifiers learn from two thirds of them, else from half.</summary>
    private const int Many = 4_000;

    private const int MostNeighbours = 300;

    private static readonly BoostOptions Options = new(Rounds: 40, Depth: 4);

    private readonly SummaryColumn[] columns = SummaryColumn.Of([.. model.Variables.Select(variable => variable.Variable)], model.Columns);

    /// <summary>The cuts by which families are summarised.</summary>
    /// <param name="blocks">Families of the source and drawn ones.</param>
    public double[][] CutsOf(params TableBlock[] blocks)
    {
        var summaries = blocks.Select(SummariesOf).ToArray();
        var pooled = Enumerable.Range(0, summaries[0].Length).Select(i => summaries.SelectMany(summary => summary[i]).ToArray());
        return FamilySummary.CutsOf([.. pooled]);
    }

    /// <summary>How well the families can be told apart by their summaries, given what is above and beside them.</summary>
    public double Families(FamilySample sample, TableBlock source, TableBlock drawn, double[][] cuts)
    {
        var (features, isFirst) = FamilyFeatures(sample, source, drawn, cuts);
        var groups = Enumerable.Range(0, isFirst.Length).Select(i => i % sample.Families.Count).ToArray();
        return TwoSampleTest.Area(features, isFirst, groups, FoldsOf(isFirst.Length), Options, cancellationToken);
    }

    /// <summary>How well the rows can be told apart one by one.</summary>
    public double Rows(FamilySample sample, TableBlock source, TableBlock drawn)
    {
        var decided = model.FindDecided();
        var features = Enumerable.Range(model.LeadCount, model.Variables.Length - model.LeadCount).Where(variable => !decided[variable])
            .Select(variable => Feature([.. source.Codes(variable), .. drawn.Codes(variable)]));
        var groups = sample.Families.SelectMany((family, i) => Enumerable.Repeat(i, family.End - family.Begin)).ToArray();
        int[] both = [.. groups, .. groups];
        var matrix = new BinnedMatrix(features, both.Length);
        return TwoSampleTest.Area(matrix, Classes(groups.Length), both, FoldsOf(both.Length), Options, cancellationToken);
    }

    /// <summary>Learns the odds of the source's families against the drawn ones.</summary>
    public FamilyRatio Learn(FamilySample sample, TableBlock source, TableBlock drawn, double[][] cuts)
    {
        var (features, isFirst) = FamilyFeatures(sample, source, drawn, cuts);
        var trees = BoostedTreesTrainer.Train(
            features, isFirst, [.. Enumerable.Range(0, isFirst.Length)], Options with { MinLeafRows = 10 }, cancellationToken);
        return new FamilyRatio(trees.FeatureCount, [.. trees.Trees]);
    }

    /// <summary>The share of drawn families that are nearer to one of those that were fitted than to one that was not, ties half.</summary>
    public double Nearer(TableBlock drawn, TableBlock fitted, TableBlock unseen, double[][] cuts)
    {
        var (made, known, other) = (Bins(drawn), Bins(fitted), Bins(unseen));
        var count = Math.Min(known.Length, other.Length);
        var nearer = made.Sum(family =>
            0.5 * (1 + Math.Sign(Distance(family, other.AsSpan(0, count)).CompareTo(Distance(family, known.AsSpan(0, count))))));
        return made.Length == 0 ? 0.5 : nearer / made.Length;

        // The first families, each with its summaries side by side.
        byte[][] Bins(TableBlock block)
        {
            var bins = FamilySummary.Bin(SummariesOf(block), cuts);
            return [.. Enumerable.Range(0, bins.Length == 0 ? 0 : Math.Min(MostNeighbours, bins[0].Length))
                .Select(family => Array.ConvertAll(bins, summary => summary[family]))];
        }
    }

    private static int Distance(byte[] made, ReadOnlySpan<byte[]> others)
    {
        var least = int.MaxValue;
        foreach (var other in others)
        {
            var distance = 0;
            for (var i = 0; i < made.Length && distance < least; i++)
            {
                distance += Math.Abs(made[i] - other[i]);
            }

            least = Math.Min(least, distance);
        }

        return least;
    }

    private (BinnedMatrix Features, bool[] IsFirst) FamilyFeatures(
        FamilySample sample, TableBlock source, TableBlock drawn, double[][] cuts)
    {
        var parents = sample.Families.Select(family => source.Parents[family.Begin]).ToArray();
        byte[][] beside = [.. rollout.ContextOf(sample.Rows, sample.Families), .. FeatureGather.Take(elders, parents)];
        var (real, made) = (FamilySummary.Bin(SummariesOf(source), cuts), FamilySummary.Bin(SummariesOf(drawn), cuts));
        var features = beside.Select(feature => Feature([.. feature, .. feature]))
            .Concat(real.Zip(made, (first, second) => Feature([.. first, .. second])));
        return (new BinnedMatrix(features, 2 * sample.Families.Count), Classes(sample.Families.Count));
    }

    private double[][] SummariesOf(TableBlock block) => FamilySummary.Of(columns, block.Codes, FamilySummary.FamiliesOf(block.Parents));

    private static BinnedFeature Feature(byte[] bins) => new(bins, bins.Length == 0 ? 1 : bins.Max() + 1, FeatureKind.Ordinal);

    private static int FoldsOf(int count) => count < Many ? 3 : 2;

    private static bool[] Classes(int count) => [.. Enumerable.Repeat(true, count), .. Enumerable.Repeat(false, count)];
}
