using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

public sealed class LinkChooserTests
{
    private const int Uses = 400;
    private const int Rows = 100;
    private const int ClusterCount = 4;

    private static readonly TableName Visit = new("visits");

    [Fact]
    public void Every_use_is_dealt_once_in_any_division_into_blocks()
    {
        var model = Source().Fit();
        var skeleton = SkeletonBuilder.Build(model, new SampleOptions(), 1, TestContext.Current.CancellationToken);
        byte[] clusters = [.. Enumerable.Range(0, Rows).Select(row => (byte)(row % ClusterCount))];
        var pool = LinkPool.Of(new RowRanges([.. Enumerable.Range(0, Rows).Select(row => 2 * (row % 5))]), clusters, ClusterCount);
        var variable = Forests.Variable(ClusterCount + 1);
        Gen.Select(Gen.Int[0, Uses].Array[0, 8], Gen.Long).Sample((cuts, seed) =>
        {
            var stream = RandomStream.FromSeed(seed);
            var keys = new KeyResolver(model, skeleton, stream);
            var chooser = new LinkChooser(model, skeleton, keys, model.ModelOf(Visit), _ => pool,
                (_, _) => throw new InvalidOperationException("Nothing is repeated."), stream);
            var dealt = new List<long>();
            int[] bounds = [0, .. cuts.Order(), Uses];
            foreach (var (begin, end) in bounds.Zip(bounds.Skip(1)))
            {
                var block = BlockBuilder.Of(begin, [.. Enumerable.Repeat(-1, end - begin)]);
                var codes = new byte[block.Length];
                chooser.Deal(0, variable, [Forests.Codes(block.Length, ClusterCount + 1, seed)], block, stream.Derive(begin), codes);
                dealt.AddRange(block.Uses[0]!);
                Assert.Equal(codes, block.Uses[0]!.Select(use => (byte)(1 + clusters[pool.RowOf(use)])));
            }

            Assert.Equal(Enumerable.Range(0, Uses).Select(use => (long)use), dealt.Order());
        });
    }

    // Visits of guests link to places, which are not copied because they have a size.
    private static SourceDatabase Source() => SourceDatabase.Of(
        (Table("places", Required("id", new IntegerType(32)), Required("size", new IntegerType(32))).WithKey("id"),
            Enumerable.Range(0, Rows).Select(i => new object?[] { i, i * i })),
        (Table("guests", Required("id", new IntegerType(32)), Required("age", new IntegerType(32))).WithKey("id"),
            Enumerable.Range(0, 2 * Rows).Select(i => new object?[] { i, 20 + (i % 50) })),
        (Table("visits", Required("id", new IntegerType(32)),
            Required("guest_id", new IntegerType(32)), Required("place_id", new IntegerType(32)))
            .WithKey("id").WithForeignKey("guests", ("guest_id", "id")).WithForeignKey("places", ("place_id", "id")),
            Enumerable.Range(0, Uses).Select(i => new object?[] { i, i / 2, i * 7 % Rows })));
}
