using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The tables of a private sample that are made already.</summary>
/// <param name="schema">The source's schema.</param>
internal sealed class PrivateSampleDraft(DatabaseSchema schema)
{
    private readonly Dictionary<TableName, (ValueList<ColumnLayout> Layout, ColumnVector[] Columns, PrivateRow[] Rows)> tables = [];

    /// <summary>The source's schema.</summary>
    public DatabaseSchema Schema => schema;

    /// <summary>Adds a table.</summary>
    public void Add(TableName table, ColumnVector[] columns, PrivateRow[] rows) =>
        tables.Add(table, (RecordBatch.LayoutOf(schema.GetTable(table)), columns, rows));

    /// <summary>Whether a table is made.</summary>
    public bool Has(TableName table) => tables.ContainsKey(table);

    /// <summary>The rows of a table.</summary>
    public PrivateRow[] RowsOf(TableName table) => tables[table].Rows;

    /// <summary>The columns of a table.</summary>
    public ColumnVector[] ColumnsOf(TableName table) => tables[table].Columns;

    /// <summary>How many rows a table has.</summary>
    public int RowCountOf(TableName table) => tables[table].Columns is [var first, ..] ? first.Count : 0;

    /// <summary>The values of a column.</summary>
    public ColumnVector VectorOf(TableName table, string column) =>
        tables[table].Columns[tables[table].Layout.Index().First(entry => entry.Item.Name == column).Index];

    /// <summary>
    /// Chooses the rows that links lead to whose tables were not made when the rows were: any row, of the own table an earlier
    /// one.
    /// </summary>
    public void SettleLaterLinks(TablePlan plan, RandomStream stream)
    {
        var rows = tables[plan.Name].Rows;
        foreach (var (i, link) in plan.Relations.Links.Index().Where(entry => rows.Any(row => row.Links[entry.Index] == PrivateRow.Later)))
        {
            var bits = stream.Derive(i);
            var ownColumns = plan.Relations.PrimaryParent?.ReferencingColumns.ToHashSet(StringComparer.Ordinal) ?? [];
            var count = RowCountOf(link.ReferencedTable);
            for (var row = 0; row < rows.Length; row++)
            {
                var candidates = link.ReferencedTable == plan.Name ? Math.Max(1, row) : count;
                rows[row].Links[i] = rows[row].Links[i] != PrivateRow.Later ? rows[row].Links[i]
                    : candidates == 0 ? -1
                    : (int)bits.Below(row, candidates);
            }

            foreach (var pair in link.Columns.Where(pair => !ownColumns.Contains(pair.Column)))
            {
                Replace(plan.Name, pair.Column, VectorOf(link.ReferencedTable, pair.ReferencedColumn),
                    [.. rows.Select(row => row.Links[i])]);
            }
        }
    }

    private void Replace(TableName table, string column, ColumnVector referenced, int[] rows)
    {
        var (layout, columns, _) = tables[table];
        var position = layout.Index().First(entry => entry.Item.Name == column).Index;
        var vector = ColumnVector.Create(layout[position].Storage, rows.Length);
        foreach (var row in rows)
        {
            PrivateLinkChooser.Append(vector, referenced, row);
        }

        columns[position].Dispose();
        columns[position] = vector;
    }
}
