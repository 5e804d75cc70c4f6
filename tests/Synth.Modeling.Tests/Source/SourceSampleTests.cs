using System.Security.Cryptography;
using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Source;

public sealed class SourceSampleTests
{
    [Fact]
    public void Order_and_batches_of_arrival_do_not_change_the_model()
    {
        var source = RandomSource.Create(3);
        foreach (var limit in new[] { 40, 1_000_000 })
        {
            using var sample = source.Sample(limit);
            var expected = ModelBytes(sample);
            foreach (var seed in new[] { 1, 2, 3 })
            {
                using var shuffled = source.Sample(limit, (_, rows) => Arrive(rows, seed));
                Assert.Equal(expected, ModelBytes(shuffled));
            }
        }
    }

    [Fact]
    public void Rows_without_key_and_time_stand_in_an_order_that_says_nothing()
    {
        var source = SourceDatabase.Of(
            Root("top", 1),
            (Table("line", Required("top_id", new IntegerType(32)), Required("size", new IntegerType(32)))
                    .WithForeignKey("top", ("top_id", "id")),
                Range(1000).Select(i => new object?[] { 1, i })));
        using var sample = source.Sample();
        using var other = source.Sample(1_000_000, (_, rows) => Arrive(rows, 3));
        var sizes = SizesOf(sample);
        Assert.Equal(sizes, SizesOf(other));
        Assert.Equal(Range(1000).Select(i => (long)i), sizes.Order());
        Assert.InRange(sizes.Zip(sizes.Skip(1)).Count(pair => pair.First < pair.Second), 440, 560);

        static long[] SizesOf(SourceSample sample) => ((FixedVector<long>)sample[new TableName("line")].Columns[1]).Values.ToArray();
    }

    [Fact]
    public void Families_stay_whole_and_about_the_asked_part_is_kept()
    {
        var source = SourceDatabase.Of(Root("top", 2000), Child("middle", "top", Range(2000).Select(i => i % 4)),
            Child("bottom", "middle", Range(3000).Select(i => i % 3)));
        using var sample = source.Sample(rowLimit: 750);
        var (top, middle, bottom) = (sample[new TableName("top")], sample[new TableName("middle")], sample[new TableName("bottom")]);

        // A quarter of 2000 with a standard deviation of 19.
        Assert.InRange(top.RowCount, 400, 600);
        var tops = Keys(top);
        Assert.Equal(source.RowsOf("middle").Count(row => tops.Contains(Convert.ToInt64(row[1], null))), middle.RowCount);
        var middles = Keys(middle);
        Assert.Equal(source.RowsOf("bottom").Count(row => middles.Contains(Convert.ToInt64(row[1], null))), bottom.RowCount);
        for (var row = 0; row < bottom.RowCount; row++)
        {
            Assert.Equal(ValueAt(middle, bottom.ParentRows[row], "id"), ValueAt(bottom, row, "parent_id"));
            Assert.Equal(middle.Families[bottom.ParentRows[row]], bottom.Families[row]);
        }

        Assert.Equal(top.RowCount, bottom.FamilyCount);
    }

    [Fact]
    public void Every_row_is_kept_when_the_limit_is_not_reached() => Gen.Int[1, 100].Sample(
        seed =>
        {
            var source = RandomSource.Create(seed);
            using var sample = source.Sample(1_000_000, (_, rows) => Arrive(rows, seed));
            Assert.All(source.Schema.Tables, table => Assert.Equal(source.RowsOf(table.Name.Name).Length, sample[table.Name].RowCount));
            Assert.Equal(source.Schema.Tables.Sum(table => source.RowsOf(table.Name.Name).Length), sample.RowCount);
        },
        iter: 10);

    [Fact]
    public void Links_resolve_to_rows_and_say_what_is_missing()
    {
        var source = SourceDatabase.Of(
            Root("top", 400),
            (Table("side", Required("a", new IntegerType(32)), Required("b", new TextType(5)), Required("size", new IntegerType(32)))
                .WithKey("a", "b"),
                Range(10).Select(i => new object?[] { i / 2, i % 2 == 0 ? "even" : "odd", i })),
            (Table("item", Required("id", new IntegerType(32)), Required("top_id", new IntegerType(32)),
                Nullable("a", new IntegerType(32)), Nullable("b", new TextType(5)), Nullable("like_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("top", ("top_id", "id"))
                .WithForeignKey("side", ("a", "a"), ("b", "b")).WithForeignKey("item", ("like_id", "id")),
                Range(800).Select(i => new object?[] { i, 1 + (i / 2), i % 3 == 0
                    ? null : i % 5, i % 7 == 0 ? null : "odd", i < 20 ? null : i - 20 })));
        using var sample = source.Sample(rowLimit: 400);
        var (item, side) = (sample[new TableName("item")], sample[new TableName("side")]);
        var kept = Keys(item);
        for (var row = 0; row < item.RowCount; row++)
        {
            var (a, b, like) = (ValueAt(item, row, "a"), ValueAt(item, row, "b"), (long?)ValueAt(item, row, "like_id"));
            var linked = item.LinkRows[0][row];
            Assert.Equal(a is null || b is null, linked == -1);
            Assert.True(linked < 0 || (ValueAt(side, linked, "a")!.Equals(a) && ValueAt(side, linked, "b")!.Equals(b)));
            var own = item.LinkRows[1][row];
            Assert.Equal(like is null ? -1 : kept.Contains(like.Value) ? own : -2, own);
            Assert.True(own < 0 || (long)ValueAt(item, own, "id")! == like);
        }

        // Uses count in all rows, also in those that are not kept.
        Assert.Equal(source.RowsOf("item").Count(row => row[2] is 1 && row[3] is not null), item.CountUses(0, side)[3]);
    }

    [Fact]
    public void Rows_without_a_parent_come_last_each_a_family_of_its_own()
    {
        var source = SourceDatabase.Of(
            Root("top", 30),
            (Table("note", Required("id", new IntegerType(32)), Nullable("top_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("top", ("top_id", "id")),
                Range(90).Select(i => new object?[] { i, i % 3 == 0 ? null : 1 + (i % 30) })));
        using var sample = source.Sample();
        var note = sample[new TableName("note")];
        Assert.Equal(30, note.ParentRows.Count(parent => parent < 0));
        Assert.All(note.ParentRows.TakeLast(30), parent => Assert.Equal(-1, parent));
        Assert.Equal(60, note.FamilyCount);
        Assert.Equal(Range(30).Select(i => 30 + i), note.Families.TakeLast(30));
    }

    private static byte[] ModelBytes(SourceSample sample)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(RelationalSynthesizer.Fit(sample, SourceDatabase.QuickFit, null, TestContext.Current.CancellationToken), stream);
        return SHA256.HashData(stream.ToArray());
    }

    private static IEnumerable<object?[][]> Arrive(object?[][] rows, long seed)
    {
        var stream = Data.RandomStream.FromSeed(seed);
        var order = rows.Index().OrderBy(entry => stream.Bits(entry.Index)).Select(entry => entry.Item).ToArray();
        return order.Chunk(1 + (int)stream.Below(-1, 50));
    }

    private static HashSet<long> Keys(SourceTable table) => [.. Range(table.RowCount).Select(row => (long)ValueAt(table, row, "id")!)];

    private static object? ValueAt(SourceTable table, int row, string column) =>
        SyntheticDatabase.ValueAt(table.Columns[table.IndexOf(column)], row);
}
