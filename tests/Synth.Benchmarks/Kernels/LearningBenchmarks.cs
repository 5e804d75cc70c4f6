using BenchmarkDotNet.Attributes;
using Synth.Data;
using Synth.Learning;

namespace Synth.Benchmarks.Kernels;

/// <summary>
/// What learning and drawing are made of: binning, the histograms and splits of a tree, those of a boosted one, and drops to leaves.
/// </summary>
[MemoryDiagnoser]
public class LearningBenchmarks
{
    private const int Rows = 20_000;
    private const int FeatureCount = 20;

    private readonly double[] numbers = new double[Rows];
    private readonly ulong[] bits = new ulong[Rows];
    private readonly byte[] drawn = new byte[Rows];
    private readonly int[] families = new int[Rows];
    private readonly bool[] isFirst = new bool[Rows];
    private readonly int[] all = [.. Enumerable.Range(0, Rows)];
    private readonly TrainerScratch scratch = new();
    private byte[][] columns = [];
    private BinnedMatrix features = new([], 0);
    private BinnedTarget target = new([0], 1, FeatureKind.Ordinal);
    private QuantileCuts cuts = new([]);
    private Forest forest = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var stream = RandomStream.FromSeed(1);
        columns = [.. Enumerable.Range(0, FeatureCount).Select(feature => Codes(stream.Derive(feature), BinsOf(feature)))];
        features = new BinnedMatrix(columns.Select((values, i) => new BinnedFeature(values, BinsOf(i), FeatureKind.Ordinal)), Rows);
        var noise = stream.Derive("noise");
        var codes = new byte[Rows];
        for (var row = 0; row < Rows; row++)
        {
            codes[row] = (byte)((columns[0][row] / 4) + (5 * columns[1][row]) + noise.Below(row, 10));
            numbers[row] = noise.Uniform(row);
            bits[row] = stream.Derive("bits").Bits(row);
            families[row] = row / 3;
            isFirst[row] = columns[0][row] + noise.Below(row, 60) > 80;
        }

        target = new BinnedTarget(codes, 70, FeatureKind.Ordinal);
        cuts = QuantileCuts.Of(numbers, 100);
        forest = Train(12);
    }

    /// <summary>Numbers to bins.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Binning()
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += cuts.BinOf(number);
        }

        return sum;
    }

    /// <summary>Histograms and splits of one tree on 65% of the rows, per row of the table and tree.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int GrowTree() => Train(1).Trees[0].LeafCount;

    /// <summary>Histograms and splits of ten boosted trees, per row and tree.</summary>
    [Benchmark(OperationsPerInvoke = 10 * Rows)]
    public int GrowBoostedTree() =>
        BoostedTreesTrainer.Train(features, isFirst, all, new BoostOptions(Rounds: 10), CancellationToken.None).Trees.Length;

    /// <summary>A draw from a forest: a tree, its leaf, a code.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int SampleLeaf()
    {
        forest.Draw(columns, Rows, bits, drawn);
        return drawn[0];
    }

    private Forest Train(int trees) => ForestTrainer.Train(
        features,
        target,
        families,
        new ForestOptions { TreeCount = trees, MinLeafRows = 10, MaxLeafRows = 0 },
        scratch,
        CancellationToken.None);

    private static int BinsOf(int feature) => feature % 2 == 0 ? 100 : 6;

    private static byte[] Codes(RandomStream stream, int bins)
    {
        var codes = new byte[Rows];
        for (var row = 0; row < Rows; row++)
        {
            codes[row] = (byte)(bins * Math.Pow(stream.Uniform(row), 1.5));
        }

        return codes;
    }
}
