using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

public sealed class LinkDealerTests
{
    private const int ClusterCount = 3;

    private static readonly Gen<(int[] Uses, long Seed)> Any =
        Gen.Select(Gen.Int[0, 6].Array[1, 60].Where(uses => uses.Sum() > 0), Gen.Long);

    [Fact]
    public void Every_use_is_dealt_once_and_in_the_cluster_of_its_row() =>
        Any.Sample((uses, seed) =>
        {
            byte[] clusters = [.. uses.Select((_, row) => (byte)(row % ClusterCount))];
            var pool = LinkPool.Of(new RowRanges(uses), clusters, ClusterCount);
            var dealer = new LinkDealer(LinkKind.Dealt, pool, RandomStream.FromSeed(seed), pool.UseCount);
            var dealt = Enumerable.Range(0, pool.UseCount).Select(row => dealer.UseOf(row, isUnique: false)).ToArray();

            Assert.Equal(Enumerable.Range(0, pool.UseCount).Select(use => (long)use), dealt.Order());
            Assert.All(dealt, use => Assert.Equal(clusters[dealer.RowOf(use, 0)] + 1, dealer.CodeOf(use)));
        });

    [Fact]
    public void A_unique_link_that_may_be_null_uses_each_row_at_most_once() =>
        Gen.Select(Gen.Int[0, 1].Array[1, 60], Gen.Int[0, 40], Gen.Long).Sample((uses, without, seed) =>
        {
            var pool = LinkPool.Of(new RowRanges(uses));
            var rowCount = pool.UseCount + without;
            var dealer = new LinkDealer(LinkKind.Dealt, pool, RandomStream.FromSeed(seed), rowCount);
            var linked = Enumerable.Range(0, rowCount).Where(row => dealer.HasUse(row))
                .Select(row => dealer.RowOf(dealer.UseOf(row, isUnique: true), row));

            Assert.Equal(uses.Index().Where(use => use.Item == 1).Select(use => (long)use.Index), linked.Order());
        });

    [Fact]
    public void A_link_that_may_be_null_uses_rows_about_as_often_as_counted()
    {
        const int RowCount = 10_000;
        const int Counted = 70;
        var pool = LinkPool.Of(new RowRanges([.. Enumerable.Repeat(Counted, 100)]));
        var dealer = new LinkDealer(LinkKind.Dealt, pool, RandomStream.FromSeed(1), RowCount);
        var presence = RandomStream.FromSeed(2);
        var linked = Enumerable.Range(0, RowCount)
            .Where(row => presence.Uniform(row) < pool.UseCount / (double)RowCount)
            .Select(row => (int)dealer.RowOf(dealer.UseOf(row, isUnique: false), row))
            .ToArray();

        // 100 owners per row, of which each links with probability 0.7: a standard deviation of 4.6.
        Assert.All(SiblingPositions.CountByParent(linked, 100), used => Assert.InRange(used, Counted - 23, Counted + 23));
    }

    [Fact]
    public void In_a_tree_the_first_rows_are_tops_and_the_others_take_the_uses_in_order()
    {
        var pool = LinkPool.Of(new RowRanges([2, 0, 1]));
        var dealer = new LinkDealer(LinkKind.Tree, pool, RandomStream.FromSeed(1), 5);

        Assert.Equal([false, false, true, true, true], Enumerable.Range(0, 5).Select(row => dealer.HasUse(row)));
        Assert.Equal([0, 1, 0, 0, 2], Enumerable.Range(0, 5).Select(row => dealer.RowOf(dealer.UseOf(row, false), row)));
    }
}
