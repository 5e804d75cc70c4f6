using CsCheck;

namespace Synth.Modeling.Tests.Generation;

public sealed class LinkPoolTests
{
    private const int ClusterCount = 4;

    private static readonly Gen<(int Uses, byte Cluster)[]> Rows = Gen.Select(Gen.Int[0, 5], Gen.Byte[0, ClusterCount - 1]).Array[1, 400];

    [Fact]
    public void Each_row_has_as_many_uses_as_counted() =>
        Rows.Sample(rows =>
        {
            var uses = new RowRanges([.. rows.Select(row => row.Uses)]);
            foreach (var pool in new[] { LinkPool.Of(uses), LinkPool.Of(uses, [.. rows.Select(row => row.Cluster)], ClusterCount) })
            {
                var used = SiblingPositions.CountByParent(
                    [.. Enumerable.Range(0, pool.UseCount).Select(use => pool.RowOf(use))], rows.Length);
                Assert.Equal(rows.Select(row => row.Uses), used);
                Assert.Equal(rows.Length, pool.RowCount);
            }
        });

    [Fact]
    public void Uses_of_a_cluster_stand_together_and_add_up() =>
        Rows.Sample(rows =>
        {
            var pool = LinkPool.Of(new RowRanges([.. rows.Select(row => row.Uses)]), [.. rows.Select(row => row.Cluster)], ClusterCount);
            var clusters = Enumerable.Range(0, pool.UseCount).Select(use => rows[pool.RowOf(use)].Cluster).ToArray();

            Assert.Equal(clusters.Order(), clusters);
            Assert.Equal(0, pool.ClusterUses[0]);
            Assert.Equal(
                Enumerable.Range(0, ClusterCount).Select(cluster => rows.Where(row => row.Cluster == cluster).Sum(row => row.Uses)),
                pool.ClusterUses.Skip(1));
        });
}
