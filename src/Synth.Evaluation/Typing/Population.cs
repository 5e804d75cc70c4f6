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

    /// <summary>
    /// The same rows with other families: below tables that are the same on all sides, each row of the topmost other table heads one. Rows
    /// that both sides have divide nothing, so that their descendants are on one side or the other each by itself, and what divides two
    /// samples is what their rows are clustered by (Abadie, Athey, Imbens and Wooldridge 2023).
    /// </summary>
    /// <param name="shared">The tables that are the same.</param>
    public Population WithFamiliesBelow(IReadOnlySet<TableName> shared)
    {
        var (scope, tables) = (Data.Scope, new Dictionary<TableName, DataTable>());
        foreach (var table in scope.Tables)
        {
            var (data, root) = (Data[table.Name], scope.RootBelow(table.Name, shared));
            tables.Add(table.Name, root == scope.RootOf(table.Name) ? data : data with
            {
                Families = root == table.Name
                    ? [.. Enumerable.Range(0, data.RowCount)]
                    : FamiliesAbove(data, tables[table.PrimaryParent!.ReferencedTable].Families),
            });
        }

        return new Population(new Dataset(scope, tables), rows);
    }

    // A row without a parent heads a family of its own; its number must not meet those of others.
    private static int[] FamiliesAbove(DataTable table, int[] parents)
    {
        var (number, _) = table.Scope.Table.ForeignKeys.Index().First(entry => entry.Item == table.Scope.PrimaryParent);
        var links = table.Links[number];
        return [.. links.Select((link, row) => link < 0 ? int.MaxValue - row : parents[link])];
    }

    private static Population Where(Dataset data, Func<bool, bool> isIn) => new(data, data.Scope.Tables.ToDictionary(
        table => table.Name,
        table => Enumerable.Range(0, data[table.Name].RowCount)
            .Where(row => table.IsReference || isIn(data[table.Name].IsHeldOut[row]))
            .ToArray()));
}
