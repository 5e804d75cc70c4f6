using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The values of linked tables that rows repeat. They are made before, once for all blocks, and held: one value per linked row and
/// repeated column.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="make">Makes columns of a synthesized table, by position.</param>
internal sealed class LinkedValues(RelationalModel model, Func<TableName, IReadOnlyList<int>, ColumnVector[]> make)
{
    private readonly Dictionary<(TableName Table, string Column), ColumnVector> values = [];

    /// <summary>Makes what a table's rules ask for.</summary>
    /// <param name="plan">What is planned for the table.</param>
    /// <param name="table">The table's model.</param>
    /// <returns>The values of a column of the table that a link leads to.</returns>
    public Func<int, string, ColumnVector> Prepare(TablePlan plan, TableModel table)
    {
        foreach (var wanted in table.Rules.OfType<LinkedCopyRule>()
            .GroupBy(rule => plan.Relations.Links[rule.Link].ReferencedTable, rule => rule.Source))
        {
            Make(wanted.Key, [.. wanted.Distinct().Where(column => !values.ContainsKey((wanted.Key, column)))]);
        }

        return (link, column) => values[(plan.Relations.Links[link].ReferencedTable, column)];
    }

    private void Make(TableName table, string[] columns)
    {
        if (columns.Length == 0)
        {
            return;
        }

        var layout = RecordBatch.LayoutOf(model.Schema.GetTable(table));
        var indexes = Array.ConvertAll(columns, column => layout.Index().First(entry => entry.Item.Name == column).Index);
        var vectors = model.Plan[table].Mode == TableMode.Copy
            ? Array.ConvertAll(indexes, index => model.CopyOf(table).Columns[index])
            : make(table, indexes);
        for (var i = 0; i < columns.Length; i++)
        {
            values.Add((table, columns[i]), vectors[i]);
        }
    }
}
