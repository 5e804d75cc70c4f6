using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// The rows of a dataset that stand on one side of a comparison: all rows of a database, or those of a source that a fit saw, or those that
/// it did not. What they link to is looked up in the whole dataset.
/// </summary>
internal sealed class Population
{
    private readonly Dictionary<TableName, int[]> rows;

    private Population(Dataset data, Dictionary<TableName, int[]> rows)
    {
        Data = data;
        this.rows = rows;
    }

    public Dataset Data { get; }

    /// <summary>The row numbers of a table, ascending.</summary>
    public int[] RowsOf(TableName table) => rows[table];

    /// <summary>All rows.</summary>
    public static Population Whole(Dataset data) => Where(data, _ => true);

    /// <summary>The rows whose families were, or were not, held out; reference tables are whole on both sides.</summary>
    public static Population HeldOut(Dataset data, bool isHeldOut) => Where(data, held => held == isHeldOut);

    private static Population Where(Dataset data, Func<bool, bool> isIn) => new(data, data.Scope.Tables.ToDictionary(
        table => table.Name,
        table => Enumerable.Range(0, data[table.Name].RowCount)
            .Where(row => table.IsReference || isIn(data[table.Name].IsHeldOut[row]))
            .ToArray()));
}
