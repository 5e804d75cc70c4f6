using System.Globalization;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Compares how values are distributed with how they were when a model was fitted.</summary>
internal static class ValueDrift
{
    /// <summary>Reads a sample, and tells of the columns whose values have moved. No value is told, only how far.</summary>
    /// <param name="source">The source.</param>
    /// <param name="model">What was learned.</param>
    /// <param name="now">The tables of today. Where columns came, went or changed, nothing is compared: that is drift already.</param>
    /// <param name="index">The population stability index from which on a column has moved.</param>
    /// <param name="options">How large the sample is.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<DriftEntry>> FindAsync(
        IDatabaseSession source,
        RelationalModel model,
        DatabaseSchema now,
        double index,
        RunOptions options,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        if (!model.Plan.Tables.All(table => HasSameColumns(table.Table, now.FindTable(table.Name))))
        {
            return [];
        }

        var plan = await CountAgainAsync(source, model.Plan, cancellationToken).ConfigureAwait(false);
        using var sample = await SourceFitter.SampleAsync(source, plan, options, observer, cancellationToken).ConfigureAwait(false);
        return [.. ValueShifts.Find(model, sample, index).Select(Describe)];
    }

    /// <summary>The difference, for people.</summary>
    public static DriftEntry Describe(ValueShift shift)
    {
        var missing = shift is { MissingThen: { } then, MissingNow: { } today }
            ? string.Create(CultureInfo.InvariantCulture, $", missing in {100 * then:0.#} → {100 * today:0.#} % of the rows")
            : "";
        return new DriftEntry(
            DriftKind.Changed,
            $"table {shift.Table}, {shift.Part}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"distribution moved by {shift.StabilityIndex:0.00} (distance {shift.Distance:0.00}){missing}"));
    }

    private static bool HasSameColumns(Table before, Table? now) =>
        now is not null && ColumnsOf(before).SequenceEqual(ColumnsOf(now));

    private static IEnumerable<(string, ColumnType)> ColumnsOf(Table table) => table.Columns.Select(column => (column.Name, column.Type));

    // How many families are read follows from how many rows there are today.
    private static async Task<GenerationPlan> CountAgainAsync(
        IDatabaseSession source, GenerationPlan plan, CancellationToken cancellationToken)
    {
        var tables = new List<TablePlan>();
        foreach (var table in plan.Tables)
        {
            tables.Add(table with
            {
                SourceRowCount = await source.Tables.CountRowsAsync(table.Table, cancellationToken).ConfigureAwait(false),
            });
        }

        return new GenerationPlan(plan.Schema, [.. tables]);
    }
}
