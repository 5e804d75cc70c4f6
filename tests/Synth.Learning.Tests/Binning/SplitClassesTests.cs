using CsCheck;

namespace Synth.Learning.Tests;

public sealed class SplitClassesTests
{
    private static readonly Gen<(int[] Counts, int Classes)> Any =
        Gen.Select(Gen.Int[0, 1000].Array[1, 256], Gen.Int[2, 40]);

    [Fact]
    public void Few_bins_are_their_own_classes()
    {
        foreach (FeatureKind kind in Enum.GetValues<FeatureKind>())
            Assert.Equal([0, 1, 2, 3], SplitClasses.Group([5, 0, 1, 9], kind, 4).ClassOfBin);
    }

    [Fact]
    public void Ordinal_classes_are_neighbours_and_not_more_than_wanted() => Any.Sample(data =>
    {
        SplitClasses classes = SplitClasses.Group(data.Counts, FeatureKind.Ordinal, data.Classes);
        Assert.InRange(classes.Count, 1, Math.Max(data.Classes, 2));
        Assert.Equal(0, classes.ClassOfBin[0]);
        for (int bin = 1; bin < classes.BinCount; bin++)
            Assert.InRange(classes.ClassOfBin[bin] - classes.ClassOfBin[bin - 1], 0, 1);
    });

    [Fact]
    public void Ordinal_classes_of_even_bins_are_even()
    {
        SplitClasses classes = SplitClasses.Group([.. Enumerable.Repeat(10, 100)], FeatureKind.Ordinal, 25);
        Assert.All(classes.ClassOfBin.GroupBy(value => value), group => Assert.Equal(4, group.Count()));
        Assert.Equal(25, classes.Count);
    }

    [Fact]
    public void A_very_frequent_bin_has_a_class_alone_and_leaves_the_others_theirs()
    {
        int[] counts = [.. Enumerable.Range(0, 40).Select(bin => bin == 13 ? 10_000 : 10)];
        SplitClasses classes = SplitClasses.Group(counts, FeatureKind.Ordinal, 10);
        Assert.Single(classes.ClassOfBin, value => value == classes.ClassOfBin[13]);
        Assert.InRange(classes.Count, 8, 10);
    }

    [Fact]
    public void Nominal_classes_are_the_frequent_bins_and_a_pool() => Any.Sample(data =>
    {
        SplitClasses classes = SplitClasses.Group(data.Counts, FeatureKind.Nominal, data.Classes);
        if (data.Counts.Length <= data.Classes)
            return;

        Assert.Equal(data.Classes, classes.Count);
        int pool = data.Classes - 1;
        int rarestAlone = data.Counts.Where((_, bin) => classes.ClassOfBin[bin] != pool).Min();
        int commonestPooled = data.Counts.Where((_, bin) => classes.ClassOfBin[bin] == pool).Max();
        Assert.True(rarestAlone >= commonestPooled);
        Assert.All(classes.ClassOfBin.Where(value => value != pool).GroupBy(value => value), group => Assert.Single(group));
    });
}
