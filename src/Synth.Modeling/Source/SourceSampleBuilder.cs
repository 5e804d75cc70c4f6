using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Collects whole families from the streamed rows of a source: a root row is kept by a hash of its key, every other row when its
/// parent was kept. Which rows are kept, and their order, do not depend on the order in which they arrive.
/// </summary>
/// <remarks>A table begins when its primary parent is finished. Different tables may be added at once, each by one caller at a
/// time.</remarks>
public sealed class SourceSampleBuilder
{
    private readonly GenerationPlan plan;
    private readonly long rowLimit;
    private readonly double holdoutFraction;
    private readonly Dictionary<TableName, TableCollector> collectors = [];

    /// <summary>Begins a sample.</summary>
    /// <param name="plan">The plan that says who is whose parent.</param>
    /// <param name="rowLimit">About how many rows to keep of the largest table of each family tree.</param>
    /// <param name="holdoutFraction">The fraction of families to leave out, so that the model can be judged by them; see
    /// <see cref="FamilySplit"/>.</param>
    public SourceSampleBuilder(GenerationPlan plan, long rowLimit, double holdoutFraction = 0)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowLimit, 1);
        this.plan = plan;
        this.rowLimit = rowLimit;
        this.holdoutFraction = holdoutFraction;
        foreach (var table in plan.Tables)
        {
            CollectorOf(table.Name);
        }
    }

    /// <summary>Offers rows of a table. The caller keeps the batch.</summary>
    public void Add(TableName table, RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CollectorOf(table).Add(batch);
    }

    /// <summary>Puts the collected rows in order and resolves whom they reference.</summary>
    public SourceSample Build()
    {
        var tables = new Dictionary<TableName, SourceTable>();
        foreach (var table in plan.Tables)
        {
            tables[table.Name] = CollectorOf(table.Name).ToTable(parent => tables[parent]);
        }

        foreach (var table in plan.Tables)
        {
            CollectorOf(table.Name).ResolveLinks(tables);
        }

        return new SourceSample(plan, tables);
    }

    private TableCollector CollectorOf(TableName name)
    {
        if (!collectors.TryGetValue(name, out var collector))
        {
            var table = plan[name];
            var parent = table.Relations.PrimaryParent is { } key ? CollectorOf(key.ReferencedTable) : null;
            collectors.Add(name, collector = new TableCollector(table, parent, SplitOf(name)));
        }

        return collector;
    }

    private FamilySplit SplitOf(TableName table)
    {
        if (plan[table].Mode != TableMode.Synthesize)
        {
            return FamilySplit.Everything;
        }

        var root = plan.RootOf(table);
        var largest = plan.Tables.Where(other => plan.RootOf(other.Name) == root).Max(other => other.SourceRowCount);
        return FamilySplit.Of(plan[root].SourceRowCount, largest, rowLimit, holdoutFraction);
    }
}
