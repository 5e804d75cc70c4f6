using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Collects whole families from the rows of a database while they stream by, in an order in which parents come before their children.
/// Which families are kept is a function of the keys of their roots.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class DatabaseCollector
{
    private readonly EvaluationScope scope;
    private readonly Dictionary<TableName, TableCollector> collectors = [];

    /// <summary>Begins to collect.</summary>
    /// <param name="scope">The tables of the source.</param>
    /// <param name="rowLimit">About how many rows to keep of the largest table of each family tree.</param>
    /// <param name="rowCounts">Rows that are to come, by table of the source.</param>
    /// <param name="holdoutShare">The share of families that the fit held out; 0 for a database that is no source.</param>
    public DatabaseCollector(EvaluationScope scope, long rowLimit, IReadOnlyDictionary<TableName, long> rowCounts, double holdoutShare)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(rowCounts);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowLimit, 1);
        this.scope = scope;
        foreach (var table in scope.Tables)
        {
            var root = scope.RootOf(table.Name);
            var largest = scope.Tables.Where(other => scope.RootOf(other.Name) == root)
                .Max(other => rowCounts.GetValueOrDefault(other.Name));
            var split = table.IsReference ? FamilySplit.Everything
                : FamilySplit.Of(rowCounts.GetValueOrDefault(root), largest, rowLimit, holdoutShare);
            var parent = table.PrimaryParent is { } key ? collectors[key.ReferencedTable] : null;
            collectors.Add(table.Name, new TableCollector(table, parent, split));
        }
    }

    /// <summary>Offers rows of a table. The caller keeps the batch.</summary>
    /// <param name="table">The table, by its name in the source.</param>
    /// <param name="batch">Rows whose columns are called as in the source, whatever their storage; letter case is of no matter.</param>
    public void Add(TableName table, RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        collectors[table].Add(batch);
    }

    /// <summary>Resolves whom the rows reference.</summary>
    public CollectedDatabase Build() => new(
        scope,
        collectors.ToDictionary(entry => entry.Key, entry => entry.Value.Build(table => collectors.GetValueOrDefault(table))));
}
