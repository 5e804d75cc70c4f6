using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Samples of few rows.</summary>
public sealed class SmallSampleTests
{
    private static readonly RandomStream Random = RandomStream.FromSeed(77);

    [Fact]
    public void Three_tables_of_a_hundred_rows_keep_their_shape_and_copy_no_row()
    {
        var measures = Enumerable.Range(0, 12).Select(i => Required($"m{i}", new IntegerType(32))).ToArray();
        var shops = Table("shops", [Required("id", new IntegerType(32)), .. measures]).WithKey("id");
        var visits = Table("visits", [Required("id", new IntegerType(32)), Required("shop_id", new IntegerType(32)), .. measures])
            .WithKey("id").WithForeignKey("shops", ("shop_id", "id"));
        var lines = Table("lines", [Required("id", new IntegerType(32)), Required("visit_id", new IntegerType(32)), .. measures])
            .WithKey("id").WithForeignKey("visits", ("visit_id", "id"));
        var source = SourceDatabase.Of(
            (shops, Enumerable.Range(0, 100).Select(id => new object?[] { id }.Concat(Measures(id)).ToArray())),
            (visits, Enumerable.Range(0, 200).Select(id => new object?[] { id, id / 2 }.Concat(Measures(id + 1_000)).ToArray())),
            (lines, Enumerable.Range(0, 200).Select(id => new object?[] { id, id }.Concat(Measures(id + 2_000)).ToArray())));
        var clone = source.Clone();
        IntegrityAssert.Holds(clone, 1);
        foreach (var (table, keys) in new[] { ("shops", 1), ("visits", 2), ("lines", 2) })
        {
            var known = source.RowsOf(table).Select(row => string.Join('|', row.Skip(keys))).ToHashSet();
            Assert.DoesNotContain(clone.RowsOf(table), row => known.Contains(string.Join('|', row.Skip(keys))));
        }
    }

    private static IEnumerable<object?> Measures(int row) =>
        Enumerable.Range(0, 12).Select(i => (object?)(int)(100_000 + Random.Derive(i).Below(row, 900_000)));
}
