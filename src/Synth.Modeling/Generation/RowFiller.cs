using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Turns the codes and links of the rows of a block into values, column by column.</summary>
internal sealed class RowFiller
{
    private readonly TablePlan plan;
    private readonly TableSkeleton skeleton;
    private readonly TableModel table;
    private readonly KeyResolver keys;
    private readonly ValueList<ColumnLayout> layout;
    private readonly RandomStream[] cells;
    private readonly int[] fillOrder;
    private readonly RuleWriter rules;
    private readonly EdgeCaseWriter edges;
    private readonly Func<int, string, ColumnVector> linked;

    /// <summary>Prepares a table.</summary>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="skeleton">Where its rows stand.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="edges">Puts in edge cases.</param>
    /// <param name="stream">The table's stream.</param>
    public RowFiller(TablePlan plan, TableSkeleton skeleton, KeyResolver keys,
        Func<int, string, ColumnVector> linked, EdgeCaseWriter edges, RandomStream stream)
    {
        this.plan = plan;
        this.skeleton = skeleton;
        this.keys = keys;
        this.edges = edges;
        this.linked = linked;
        table = skeleton.Model;
        layout = RecordBatch.LayoutOf(plan.Table);
        cells = [.. table.Columns.Select(column => stream.Derive("column").Derive(column.Name))];
        fillOrder = FillOrder.Of(table);
        rules = new RuleWriter(plan, table, layout, linked, keys, stream);
    }

    /// <summary>Makes the values of a block.</summary>
    /// <param name="block">The rows, their variables drawn.</param>
    /// <param name="links">The rows that they link to. Shape [links][rows].</param>
    /// <param name="only">The columns that are wanted, with all that they follow from; null for all.</param>
    public RecordBatch Fill(TableBlock block, long[][] links, IReadOnlySet<int>? only = null)
    {
        var vectors = layout.Select((column, i) => ColumnVector.Create(column.Storage, only?.Contains(i) == false ? 0 : block.Length));
        var batch = new RecordBatch(layout, [.. vectors]);
        var rows = new RuleRows(block, batch, links, rules.Linked);
        block.EdgeCases = 0;
        foreach (var i in only is null ? fillOrder : fillOrder.Where(only.Contains))
        {
            Fill(i, block, links, batch);
            rules.Apply(i, rows);
        }

        return batch;
    }

    /// <summary>Completes rows whose children are made.</summary>
    /// <param name="block">The rows, their values made.</param>
    /// <param name="children">The child tables' rows below them.</param>
    /// <param name="totals">What sums up rows that link to these; null while it is not known.</param>
    public void Complete(TableBlock block, IReadOnlyDictionary<TableName, TableBlock> children, LinkTotals? totals)
    {
        if (rules.HasTotals)
        {
            rules.Complete(new RuleRows(block, block.Rows!, block.Links!, rules.Linked), children, totals, fillOrder);
        }

        foreach (var child in children.Values)
        {
            foreach (var rule in child.Skeleton.Model.Rules.OfType<ApportionRule>())
            {
                ApportionWriter.Apply(rule, block, child);
            }
        }
    }

    private void Fill(int index, TableBlock block, long[][] links, RecordBatch batch)
    {
        var target = batch.Columns[index];
        switch (table.Columns[index])
        {
            case DataColumnModel data:
                FillData(data, index, block, batch);
                break;
            case KeyColumnModel key:
                FillKey(key, block, target);
                break;
            case ParentColumnModel pair:
                FillFrom(block, 1, pair.ReferencedColumn, target);
                break;
            case RepeatedColumnModel repeated:
                FillFrom(block, repeated.Generations, repeated.Source, target);
                break;
            case LinkColumnModel pair:
                FillLink(pair, links[pair.Link], target);
                break;
        }
    }

    private void FillData(DataColumnModel column, int index, TableBlock block, RecordBatch batch)
    {
        var data = new DataCells(column, block, batch, cells[index]);
        var rules = table.UniqueRules.Where(rule => rule.Adjusted == column.Name).ToArray();
        if (rules.Length == 0 && DistinctTemplates.Serves(column.Encoder, block))
        {
            DistinctTemplates.Fill((TemplateEncoder)column.Encoder, data, batch, block.Length, (BytesVector)batch.Columns[index]);
        }
        else if (rules.Length == 0 && column.IsDistinct)
        {
            DistinctTexts.Fill(data, block.Length, batch.Columns[index]);
        }
        else if (rules.Length == 0 && edges.Concerns(index))
        {
            block.EdgeCases += edges.Fill(data, index, block, cells[index], batch.Columns[index]);
        }
        else if (rules.Length == 0)
        {
            data.Fill(batch.Columns[index]);
        }
        else
        {
            new ColumnAdjuster(plan, column, rules, skeleton.RowCount, cells[index]).Fill(data, block, batch, index);
        }
    }

    private void FillKey(KeyColumnModel column, TableBlock block, ColumnVector target)
    {
        var writer = keys.WriterOf(table.Name, column.Name);
        var (_, ordinals) = SiblingPositions.Of(block.Parents);
        for (var row = 0; row < block.Length; row++)
        {
            if (block.IsPresent(column.Presence, row))
            {
                writer.Append(target, block.Begin + row, ordinals[row]);
            }
            else
            {
                target.AppendNull();
            }
        }
    }

    // Rows without that ancestor get a null.
    private static void FillFrom(TableBlock block, int generations, string column, ColumnVector target)
    {
        var rows = block.Parents;
        var ancestor = block.Parent;
        for (var generation = 1; generation < generations && ancestor is not null; generation++)
        {
            rows = FeatureGather.Compose(rows, ancestor.Parents);
            ancestor = ancestor.Parent;
        }

        var source = ancestor?.Rows?[column];
        foreach (var row in rows)
        {
            if (row < 0 || source is null)
            {
                target.AppendNull();
            }
            else
            {
                target.AppendFrom(source, row);
            }
        }
    }

    private void FillLink(LinkColumnModel column, long[] rows, ColumnVector target)
    {
        var other = plan.Relations.Links[column.Link].ReferencedTable;
        var append = keys.FollowsPosition(other, column.ReferencedColumn)
            ? keys.AppenderOf(other, column.ReferencedColumn)
            : AppendHeld(linked(column.Link, column.ReferencedColumn));
        foreach (var row in rows)
        {
            if (row < 0)
            {
                target.AppendNull();
            }
            else
            {
                append(target, row);
            }
        }
    }

    private static Action<ColumnVector, long> AppendHeld(ColumnVector values) =>
        (target, row) => target.AppendFrom(values, (int)row);
}
