using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes rows of a table before the blocks are made, block by block, for what others have to know of all of them.</summary>
/// <param name="model">The model.</param>
/// <param name="skeleton">Where rows stand.</param>
/// <param name="blocks">The blocks.</param>
/// <param name="generators">Those that make rows, as far as they are prepared.</param>
/// <param name="workers">How many threads may work at once.</param>
/// <param name="cancellationToken">Stops the making.</param>
internal sealed class EarlyRows(
    RelationalModel model,
    Skeleton skeleton,
    Block[] blocks,
    IReadOnlyDictionary<TableName, TableGenerator> generators,
    int workers,
    CancellationToken cancellationToken)
{
    /// <summary>The clusters of a table's rows, by position.</summary>
    public byte[] ClustersOf(TableName table, ClusterTree tree)
    {
        var clusters = new byte[skeleton[table].RowCount];
        ForEachBlock(
            LineOf(table),
            (generator, _, parent, begin, length) => generator.DrawVariables(parent, begin, length, isEarly: true),
            rows =>
            {
                for (var row = 0; row < rows.Length; row++)
                {
                    clusters[rows.Begin + row] = (byte)tree.ClusterOf(rows.Features, row);
                }
            });
        return clusters;
    }

    /// <summary>Columns of a table that is made before those that ask, by position.</summary>
    public HeldColumn[] ValuesOf(TableName table, IReadOnlyList<int> columns)
    {
        var layout = RecordBatch.LayoutOf(model.Schema.GetTable(table));
        var result = columns.Select(column => new HeldColumn(layout[column].Storage, (int)skeleton[table].RowCount)).ToArray();

        // Blocks come nearly in order, so that hardly any have to wait for their turn.
        var waiting = new Dictionary<long, RecordBatch>();
        ForEachBlock(table, columns.Select(column => layout[column].Name), rows =>
        {
            lock (waiting)
            {
                waiting.Add(rows.Begin, rows.Rows!);
                while (waiting.Remove(result[0].Count, out var part))
                {
                    Append(part);
                }
            }
        });
        return result;

        void Append(RecordBatch part)
        {
            using (part)
            {
                foreach (var (i, column) in columns.Index())
                {
                    result[i].Append(part.Columns[column]);
                }
            }
        }
    }

    /// <summary>A column of dates of all rows in the blocks, in ticks, by position.</summary>
    public RowTimes TimesOf(TableName table, string column)
    {
        var times = new RowTimes((int)skeleton[table].RowCount);
        var layout = RecordBatch.LayoutOf(model.Schema.GetTable(table)).Index().First(entry => entry.Item.Name == column);
        ForEachBlock(table, [column], rows =>
        {
            using var batch = rows.Rows!;
            for (var row = 0; row < rows.Length; row++)
            {
                var ticks = CellNumber.Read(batch.Columns[layout.Index], layout.Item.Type, row) ?? decimal.MaxValue;
                times[rows.Begin + row] = (long)Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks);
            }
        });
        return times;
    }

    /// <summary>Leaves with the parents what their children look like, as far as other child tables look at it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="child">The child table.</param>
    /// <param name="rows">Its rows; null where there are none.</param>
    /// <param name="parent">The rows above them; null for roots.</param>
    public static void Summarise(RelationalModel model, TableName child, TableBlock? rows, TableBlock? parent)
    {
        if (parent is null || model.ModelOf(child) is not { Siblings.SummaryCuts: { Length: > 0 } cuts } table)
        {
            return;
        }

        var columns = SummaryColumn.Of([.. table.Variables.Select(variable => variable.Variable)], table.Columns);
        var families = FamilySummary.FamiliesOf(rows?.Parents);
        var bins = FamilySummary.Bin(FamilySummary.Of(columns, variable => rows?.Codes(variable) ?? [], families), cuts);
        parent.Summaries[child] = FamilySummary.Spread(bins, families, rows?.Parents ?? [], parent.Length);
    }

    // Makes columns of a table block by block, and what they follow from of the rows above them on the way.
    private void ForEachBlock(TableName table, IEnumerable<string> columns, Action<TableBlock> use)
    {
        var line = LineOf(table);
        var needs = EarlyColumns.FindNeeds(model, line, columns, name => generators[name].HasChecks);
        ForEachBlock(
            line, (generator, level, parent, begin, length) => generator.GenerateColumns(parent, begin, length, needs[level]), use);
    }

    // Makes the last table's rows block by block, and those above them on the way.
    private void ForEachBlock(
        List<TableName> line, Func<TableGenerator, int, TableBlock?, long, int, TableBlock> make, Action<TableBlock> use)
    {
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        ParallelLoop.ForEach(blocks.Where(block => line.Contains(block.Root)), settings, block =>
        {
            TableBlock? rows = null;
            var (begin, length) = (block.Begin, block.Length);
            for (var level = line.IndexOf(block.Root); level < line.Count; level++)
            {
                if (rows is not null)
                {
                    DrawElders(line[level], rows, begin, length);
                    (begin, length) = BlockPlanner.Below(model, skeleton, line[level], begin, length);
                }

                rows = make(generators[line[level]], level, rows, begin, length);
            }

            if (length > 0)
            {
                use(rows!);
            }

            for (var above = rows!.Parent; above is not null; above = above.Parent)
            {
                above.Rows?.Dispose();
            }
        });
    }

    // The families of other child tables that a child table looks at, where they are not drawn for their own sake.
    private void DrawElders(TableName child, TableBlock parent, long begin, int length)
    {
        foreach (var elder in model.ModelOf(child).Siblings.Elders)
        {
            var (first, count) = BlockPlanner.Below(model, skeleton, elder, begin, length);
            Summarise(model, elder, count == 0 ? null : generators[elder].DrawVariables(parent, first, count, true), parent);
        }
    }

    // From the root of the tree down to the table.
    private List<TableName> LineOf(TableName table)
    {
        var line = new List<TableName> { table };
        while (model.Plan[line[0]].Relations.PrimaryParent is { } parent)
        {
            line.Insert(0, parent.ReferencedTable);
        }

        return line;
    }
}
