using CsCheck;
using Xunit;

namespace Synth.Engine.Tests.Partitioning;

public sealed class PartitionTests
{
    [Fact]
    public void Partitions_have_every_block_once_and_in_order_and_are_of_equal_size() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 300]).Sample((blocks, count) =>
        {
            var ranges = Enumerable.Range(0, count).Select(index => new Partition(index, count).BlocksOf(blocks)).ToArray();
            Assert.Equal(0, ranges[0].Begin);
            Assert.Equal(blocks, ranges[^1].End);
            Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Begin));
            Assert.True(ranges.Max(range => range.End - range.Begin) - ranges.Min(range => range.End - range.Begin) <= 1);
        });

    [Theory]
    [InlineData("0/1", 0, 1)]
    [InlineData("6/7", 6, 7)]
    public void Reads_what_it_writes(string text, int index, int count)
    {
        Assert.Equal(new Partition(index, count), Partition.TryParse(text));
        Assert.Equal(text, new Partition(index, count).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/1")]
    [InlineData("0/0")]
    [InlineData("-1/2")]
    [InlineData("0/2/3")]
    [InlineData("0")]
    [InlineData("9999999999/99999999999")]
    public void Refuses_what_is_no_share(string text) => Assert.Null(Partition.TryParse(text));
}
