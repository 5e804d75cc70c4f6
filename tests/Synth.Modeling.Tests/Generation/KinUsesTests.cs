using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

public sealed class KinUsesTests
{
    [Fact]
    public void Rows_that_are_used_once_each_are_taken_once_each() =>
        Gen.Int[1, 60].SelectMany(count => Gen.Select(Gen.Const(count), Gen.Int[0, 1000], Gen.Int[0, count - 1].Array[count]))
            .Sample((count, first, wanted) =>
            {
                var uses = new KinUses([0, count], RandomStream.FromSeed(1));
                var taken = Array.ConvertAll(wanted, place => uses.Take(first + place, first, count));
                return taken.Order().SequenceEqual(Enumerable.Range(first, count).Select(row => (long)row));
            });

    [Fact]
    public void What_is_taken_is_one_of_the_rows_that_may_be_chosen() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 9].Array[1, 5], Gen.Int[0, 39].Array[1, 80]).Sample((count, rowsByUses, wanted) =>
        {
            var uses = new KinUses(rowsByUses, RandomStream.FromSeed(2));
            return wanted.All(place => uses.Take(100 + (place % count), 100, count) is var row && row >= 100 && row < 100 + count);
        });

    [Fact]
    public void Uses_are_spread_as_unevenly_as_in_the_source()
    {
        // Half the rows unused, the others used twice: of 4000 rows 2000 are expected unused, standard deviation 32.
        const int rows = 4000;
        var uses = new KinUses([500, 0, 500], RandomStream.FromSeed(3));
        var random = RandomStream.FromSeed(4);
        var taken = Enumerable.Range(0, rows).CountBy(i => uses.Take(random.Below(i, rows), 0, rows)).ToArray();
        Assert.InRange(rows - taken.Length, 2000 - 200, 2000 + 200);
    }
}
