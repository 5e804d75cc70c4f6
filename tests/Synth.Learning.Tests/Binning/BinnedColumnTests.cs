namespace Synth.Learning.Tests;

public sealed class BinnedColumnTests
{
    [Theory]
    [InlineData(new byte[] { 0, 3 }, 3)]
    [InlineData(new byte[] { 0 }, 0)]
    [InlineData(new byte[] { 0 }, 257)]
    public void Values_must_be_bins(byte[] values, int binCount)
    {
        Assert.ThrowsAny<ArgumentException>(() => new BinnedFeature(values, binCount, FeatureKind.Ordinal));
        Assert.ThrowsAny<ArgumentException>(() => new BinnedTarget(values, binCount, FeatureKind.Ordinal));
    }

    [Fact]
    public void All_256_values_can_be_bins() => Assert.Equal(256, new BinnedFeature([0, 255], 256, FeatureKind.Nominal).BinCount);

    [Fact]
    public void Columns_must_be_equally_long() => Assert.Contains(
        "Feature 1 has 1 rows",
        Assert.Throws<ArgumentException>(() => new BinnedMatrix(
            [new BinnedFeature([0, 0], 1, FeatureKind.Ordinal), new BinnedFeature([0], 1, FeatureKind.Ordinal)], 2)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Split_classes_must_fit_the_target() => Assert.Throws<ArgumentException>(
        () => new BinnedTarget([0, 1], 2, FeatureKind.Nominal, new SplitClasses([0, 1, 1])));
}
