using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

/// <summary>Numbers of children below rows of a reference table, in clones of other sizes.</summary>
public sealed class KeyCountTests
{
    private static readonly TableName Kind = new("kind");
    private static readonly TableName Item = new("item");
    private static readonly TableName Note = new("note");

    private static readonly DatabaseSchema Schema = SchemaBuilder.Database(
        SchemaBuilder.Table(
            "kind",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("label", new TextType(20))).WithKey("id"),
        SchemaBuilder.Table(
            "item",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("kind_id", new IntegerType(64)),
            SchemaBuilder.Required("weight", new FloatType(64))).WithKey("id").WithForeignKey("kind", ("kind_id", "id")),
        SchemaBuilder.Table(
            "note",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("length", new FloatType(64))).WithKey("id"));

    private static readonly EvaluationScope Scope = new(
    [
        new TableScope(Schema.GetTable(Kind), null, IsReference: true, RowCount: 30),
        new TableScope(Schema.GetTable(Item), null, IsReference: false, RowCount: 3000),
        new TableScope(Schema.GetTable(Note), null, IsReference: false, RowCount: 1000),
    ]);

    [Theory]
    [InlineData(300, 100)]
    [InlineData(9000, 3000)]
    public void A_clone_of_another_size_is_not_blamed_for_other_numbers_below_what_is_copied(int items, int notes)
    {
        var (report, key) = Compare(items, notes);

        Assert.Null(key.CountDistance);
        Assert.DoesNotContain("key.counts", report.FailedMetrics());
    }

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(300, 300)]
    [InlineData(3000, 100)]
    public void Rows_that_one_table_alone_lost_or_kept_are_told(int items, int notes)
    {
        var (report, key) = Compare(items, notes);

        Assert.NotNull(key.CountDistance);
        Assert.Equal(items < 3000, report.FailedMetrics().Contains("key.counts"));
    }

    [Fact]
    public void Numbers_of_children_are_compared_at_equal_size()
    {
        var (report, key) = Compare(3000, 1000);

        Assert.Equal(0, Assert.NotNull(key.CountDistance), 12);
        Assert.DoesNotContain("key.counts", report.FailedMetrics());
    }

    private static (EvaluationReport Report, KeyFidelity Key) Compare(int items, int notes)
    {
        using var source = Collect(3000, 1000, seed: 1);
        using var synthetic = Collect(items, notes, seed: 2);
        var report = Evaluator.Evaluate(
            new EvaluationInput { Source = source, Synthetic = synthetic, Options = Evaluations.Options },
            null,
            TestContext.Current.CancellationToken);
        return (report, report.Keys.Single().Fidelity);
    }

    private static CollectedDatabase Collect(int items, int notes, long seed)
    {
        var draw = RandomStream.FromSeed(seed);
        var rows = new Dictionary<TableName, object?[][]>
        {
            [Kind] = [.. Enumerable.Range(0, 30).Select(i => new object?[] { (long)i, $"kind {i}" })],
            [Item] = [.. Enumerable.Range(0, items).Select(i => new object?[] { (long)i, (long)(i % 30), draw.Uniform(i) })],
            [Note] = [.. Enumerable.Range(0, notes).Select(i => new object?[] { (long)i, draw.Derive(1).Uniform(i) })],
        };
        var counts = rows.ToDictionary(entry => entry.Key, entry => (long)entry.Value.Length);
        var collector = new DatabaseCollector(Scope, 1_000_000, counts, 0);
        foreach (var (table, content) in rows)
        {
            using var batch = BatchBuilder.Create(Schema.GetTable(table), content);
            collector.Add(table, batch);
        }

        return collector.Build();
    }
}
