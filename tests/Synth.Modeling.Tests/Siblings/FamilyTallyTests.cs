using CsCheck;
using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Counted families have the summaries of their rows, and know how far these are from where they are to be.</summary>
public sealed class FamilyTallyTests
{
    private const int BinCount = 12;

    private static readonly SummaryColumn Amount = Only(FeatureKind.Ordinal);
    private static readonly SummaryColumn Colour = Only(FeatureKind.Nominal);
    // Half of the days it does not rain.
    private static readonly SummaryColumn Rain = Amount with { Atoms = [1] };

    private static readonly Gen<byte[]> Family = Gen.Int[0, BinCount - 1].Select(code => (byte)code).Array[1, 30];

    [Fact]
    public void Summaries_of_counts_are_those_of_the_rows() => Family.Sample(codes =>
    {
        foreach (var column in new[] { Amount, Colour, Rain })
        {
            var (ofRows, ofCounts) = (new double[column.FeatureCount], new double[column.FeatureCount]);
            var counts = new int[BinCount];
            Array.ForEach(codes, code => counts[code]++);
            column.Summarise(codes, ofRows);
            column.Summarise(counts, [codes.Aggregate(0UL, (bits, code) => bits | (1UL << code)), 0, 0, 0], codes.Length, ofCounts);
            Assert.All(ofRows.Zip(ofCounts), pair => Assert.Equal(pair.First, pair.Second, 9));
        }
    });

    [Fact]
    public void The_share_of_single_values_among_ranges_is_told()
    {
        var summary = new double[Rain.FeatureCount];
        Rain.Summarise([1, 5, 1, 7], summary);
        Assert.Equal(0.5, summary[^1]);
    }

    [Fact]
    public void A_family_is_at_no_distance_from_the_bins_of_its_own_summaries() => Family.Sample(codes =>
    {
        foreach (var column in new[] { Amount, Colour, Rain })
        {
            var (cuts, bins) = Tell(column, codes);
            var tally = new FamilyTally(column, cuts);
            tally.Count(codes);
            Assert.InRange(tally.Distance(bins), 0, 1e-12);
        }
    });

    [Fact]
    public void Exchanging_rows_is_counting_them_anew() => Gen.Select(Family, Gen.Int[1, BinCount - 1]).Sample((codes, other) =>
    {
        var (cuts, bins) = Tell(Amount, codes);
        var (exchanged, counted) = (new FamilyTally(Amount, cuts), new FamilyTally(Amount, cuts));
        exchanged.Count(codes);
        exchanged.Exchange(codes[0], (byte)other);
        counted.Count([(byte)other, .. codes[1..]]);
        Assert.Equal(counted.Distance(bins), exchanged.Distance(bins));
    });

    [Fact]
    public void Distances_grow_with_what_is_missing()
    {
        var (cuts, bins) = Tell(Amount, [5, 5, 5]);
        var tally = new FamilyTally(Amount, cuts);
        tally.Count([6, 6, 6]);
        var near = tally.Distance(bins);
        tally.Count([9, 9, 9]);
        Assert.InRange(near, 1e-9, tally.Distance(bins) / 2);
    }

    private static (double[][] Cuts, byte[] Bins) Tell(SummaryColumn column, byte[] codes)
    {
        byte[][] families = [codes, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 3, 3], [9, 2]];
        int[] parents = [.. families.SelectMany((family, i) => family.Select(_ => i))];
        var values = FamilySummary.Of([column], _ => [.. families.SelectMany(family => family)], FamilySummary.FamiliesOf(parents));
        var cuts = FamilySummary.CutsOf(values);
        return (cuts, [.. FamilySummary.Bin(values, cuts).Select(bins => bins[0])]);
    }

    private static SummaryColumn Only(FeatureKind kind) => SummaryColumn.Of([new Variable("x", BinCount, kind)], []).Single();
}
