using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>One forest to be trained: independent of all others, so that any number can be trained at once.</summary>
/// <param name="Features">The features: what they are, and their codes. Shape [features], each [rows].</param>
/// <param name="Target">What is drawn.</param>
/// <param name="Codes">Its codes. Shape [rows].</param>
/// <param name="Rows">The rows to learn from, null for all: those in which the target is there.</param>
/// <param name="Families">The family of each row.</param>
/// <param name="Salt">Tells the random choices of this forest from those of others.</param>
/// <param name="LeafRows">The fewest rows of a leaf; null to choose them by families that were not learned from.</param>
internal sealed record ForestJob(
    IReadOnlyList<(Variable Variable, byte[] Codes)> Features,
    Variable Target,
    byte[] Codes,
    int[]? Rows,
    int[] Families,
    ulong Salt,
    int? LeafRows)
{
    /// <summary>More features than this are hardly ever grown on.</summary>
    private const int MostCounted = 30;

    /// <summary>What costs less is trained sooner than it is asked for elsewhere.</summary>
    public const long LeastSharedCost = 20_000;

    /// <summary>About what the training costs, in no unit: rows times features.</summary>
    public long Cost => (long)(Rows?.Length ?? Codes.Length) * (1 + Math.Min(Features.Count, MostCounted));

    /// <summary>Names the forest by all that it is made from.</summary>
    public PieceKey KeyOf(FitOptions options)
    {
        var key = new PieceKey("forest")
            .Add(options.TreeCount).Add(options.MinLeafRows).Add(options.MaxLeafRows).Add(options.MinLeafFamilies)
            .Add(options.PredictorLimit).Add(options.SampleRows)
            .Add((long)Salt).Add(LeafRows ?? -1)
            .Add(Target.BinCount).Add((long)Target.Kind).Add(Codes).Add(Families)
            .Add(Rows is null ? 0 : 1).Add(Rows ?? []).Add(Features.Count);
        foreach (var (variable, codes) in Features)
        {
            key.Add(variable.BinCount).Add((long)variable.Kind).Add(codes);
        }

        return key;
    }

    /// <summary>Trains the forest. Without rows to learn from it draws the first code always.</summary>
    /// <param name="options">How to fit.</param>
    /// <param name="scratch">Buffers to use again.</param>
    /// <param name="cancellationToken">Checked at each node.</param>
    public Forest Train(FitOptions options, TrainerScratch scratch, CancellationToken cancellationToken)
    {
        var forestOptions = new ForestOptions
        {
            TreeCount = options.TreeCount,
            MinLeafRows = LeafRows ?? options.MinLeafRows,
            MaxLeafRows = LeafRows is null ? options.MaxLeafRows : 0,
            MinLeafFamilies = options.MinLeafFamilies,
            PredictorLimit = options.PredictorLimit,
            Seed = Salt,
        };
        var rows = LearnedRows(options.SampleRows);
        var target = Take(Codes);
        if (target.Length == 0)
        {
            return ForestTrainer.Train(
                new BinnedMatrix([], 1), new BinnedTarget([1], Math.Max(2, Target.BinCount), Target.Kind),
                [0], forestOptions with { TreeCount = 1 }, scratch, cancellationToken);
        }

        var features = Features.Select(feature => new BinnedFeature(Take(feature.Codes), feature.Variable.BinCount, feature.Variable.Kind));
        return ForestTrainer.Train(
            new BinnedMatrix(features, target.Length),
            new BinnedTarget(target, Target.BinCount, Target.Kind),
            Take(Families),
            forestOptions,
            scratch,
            cancellationToken);

        T[] Take<T>(T[] values) => rows is null ? values : Array.ConvertAll(rows, row => values[row]);
    }

    // Few families of many rows are more rows than one forest needs; each family keeps its share of them.
    private int[]? LearnedRows(long limit)
    {
        var count = Rows?.Length ?? Codes.Length;
        if (count <= limit)
        {
            return Rows;
        }

        var chance = RandomStream.FromSeed((long)Salt).Derive("rows");
        return [.. (Rows ?? Enumerable.Range(0, count)).Where(row => chance.Uniform(row) * count < limit)];
    }
}
