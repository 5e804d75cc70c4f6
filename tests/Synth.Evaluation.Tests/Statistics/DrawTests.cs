using CsCheck;
using Synth.Data;

namespace Synth.Evaluation.Tests;

public sealed class DrawTests
{
    [Fact]
    public void The_first_of_an_order_are_the_beginning_of_the_whole_order() =>
        Gen.Select(Gen.Long, Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((seed, count, limit) =>
        {
            var stream = RandomStream.FromSeed(seed);
            var keys = Enumerable.Range(0, count).OrderBy(i => stream.Bits(i)).Take(limit);

            Assert.Equal(keys, Draw.First(stream, count, limit));
        });

    [Fact]
    public void Some_items_keep_their_order()
    {
        var items = Enumerable.Range(0, 10_000).Select(i => 3 * i).ToArray();

        var some = Draw.Some(RandomStream.FromSeed(1), items, 100);

        Assert.Equal(100, some.Distinct().Count());
        Assert.Equal(some.Order(), some);
        Assert.All(some, item => Assert.Equal(0, item % 3));
    }
}
