using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

/// <summary>What classifiers are shown of moments.</summary>
public sealed class MomentTests
{
    private static readonly TableName Job = new("job");
    private static readonly TableName Step = new("step");

    private static readonly DatabaseSchema Schema = SchemaBuilder.Database(
        SchemaBuilder.Table("job", SchemaBuilder.Required("id", new IntegerType(64))).WithKey("id"),
        SchemaBuilder.Table(
            "step",
            SchemaBuilder.Required("id", new IntegerType(64)),
            SchemaBuilder.Required("job_id", new IntegerType(64)),
            SchemaBuilder.Required("started", new TimestampType(6))).WithKey("id").WithForeignKey("job", ("job_id", "id")));

    private static readonly EvaluationScope Scope = new(
    [
        new TableScope(Schema.GetTable(Job), null, IsReference: false, RowCount: 1),
        new TableScope(Schema.GetTable(Step), Schema.GetTable(Step).ForeignKeys[0], IsReference: false, RowCount: 1),
    ]);

    [Fact]
    public void Jobs_that_start_two_minutes_later_are_told_from_the_others()
    {
        var report = Compare(lateMinutes: 2);
        var rows = Told(report);
        var children = Assert.IsType<Detection>(report.Tables.Single(table => table.Table == Job).Fidelity!.WithChildren);

        Assert.True(rows.Area > 0.95, $"rows: {rows.Area:0.000}");
        Assert.True(children.Area > 0.95, $"with children: {children.Area:0.000}");
        Assert.All(rows.GiveAways, giveAway => Assert.StartsWith("started", giveAway.Feature, StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_that_stands_for_never_hides_no_minutes()
    {
        // One row in twenty has that day on both sides, and cannot be told.
        Assert.True(Told(Compare(lateMinutes: 2, hasNever: true)).Area > 0.9);
    }

    [Fact]
    public void Jobs_that_start_at_the_same_minutes_are_not_told_apart()
    {
        // Of 800 equal rows a side the area's deviation is 0.0144; four of them.
        Assert.InRange(Told(Compare(lateMinutes: 0)).Area, 0, 0.56);
    }

    [Fact]
    public void Plots_of_moments_have_the_days_of_the_rows()
    {
        var rows = Told(Compare(lateMinutes: 2));

        var plot = rows.GiveAways.Single(giveAway => giveAway.Feature == "started").Distribution;
        Assert.All(plot.Labels.Where(label => label != "missing"), label => Assert.Contains("2024-03-", label, StringComparison.Ordinal));
    }

    private static Detection Told(EvaluationReport report) =>
        Assert.IsType<Detection>(report.Tables.Single(table => table.Table == Step).Fidelity!.Rows);

    // Five nights at midnight, each with steps of 160 jobs.
    private static EvaluationReport Compare(int lateMinutes, bool hasNever = false)
    {
        using var source = Collect(0, hasNever);
        using var synthetic = Collect(lateMinutes, hasNever);
        return Evaluator.Evaluate(
            new EvaluationInput { Source = source, Synthetic = synthetic, Options = Evaluations.Options },
            null,
            TestContext.Current.CancellationToken);
    }

    private static CollectedDatabase Collect(int minutes, bool hasNever)
    {
        var jobs = Enumerable.Range(0, 400).Select(i => new object?[] { (long)i }).ToArray();
        var steps = Enumerable.Range(0, 800).Select(i => new object?[] { (long)i, (long)(i % 400), At(i, minutes, hasNever) }).ToArray();
        var counts = new Dictionary<TableName, long> { [Job] = jobs.Length, [Step] = steps.Length };
        var collector = new DatabaseCollector(Scope, 1_000_000, counts, 0);
        foreach (var (table, rows) in new[] { (Job, jobs), (Step, steps) })
        {
            using var batch = BatchBuilder.Create(Schema.GetTable(table), rows);
            collector.Add(table, batch);
        }

        return collector.Build();
    }

    private static long At(int step, int minutes, bool hasNever) => hasNever && step % 20 == 0
        ? DateTime.MinValue.Ticks
        : new DateTime(2024, 3, 4 + (step % 5), 0, minutes, 0, DateTimeKind.Unspecified).Ticks;
}
