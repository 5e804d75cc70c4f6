using CsCheck;
using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

public sealed class LagFeaturesTests
{
    private static readonly Variable[] Variables = [new("a", 9, FeatureKind.Ordinal), new("b", 9, FeatureKind.Nominal)];

    private static readonly Gen<(int[] Sizes, long Seed)> Families = Gen.Select(Gen.Int[1, 6].Array[1, 20], Gen.Long);

    [Fact]
    public void A_row_sees_the_codes_of_the_sibling_before_it_and_the_mean_and_most_of_all_before() => Families.Sample((sizes, seed) =>
    {
        int[] parents = [.. sizes.SelectMany((size, parent) => Enumerable.Repeat(parent, size))];
        byte[][] codes = [Forests.Codes(parents.Length, 9, seed), Forests.Codes(parents.Length, 9, seed + 1)];
        var features = LagFeatures.Of(LagKind.All, Variables, codes, SiblingPositions.EldersOf(parents));
        Assert.Equal(LagFeatures.Describe(LagKind.All, Variables).Count, features.Length);
        for (var row = 0; row < parents.Length; row++)
        {
            var elders = Enumerable.Range(0, row).Where(other => parents[other] == parents[row]).ToArray();
            Assert.Equal(elders.Length == 0 ? 0 : codes[0][row - 1], features[0][row]);
            Assert.Equal(elders.Length == 0 ? 0 : codes[1][row - 1], features[1][row]);
            Assert.Equal(elders.Length == 0
                ? 0
                : (elders.Sum(other => codes[0][other]) + (elders.Length / 2)) / elders.Length, features[2][row]);
            Assert.Equal(elders.Select(other => codes[0][other]).DefaultIfEmpty((byte)0).Max(), features[3][row]);
        }
    });

    [Fact]
    public void Rows_that_do_not_look_at_siblings_have_no_such_features() =>
        Assert.Empty(LagFeatures.Of(LagKind.None, Variables, [[1, 2], [1, 2]], [-1, 0]));
}
