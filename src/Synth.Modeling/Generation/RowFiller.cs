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
    private readonly CheckGuard checks;
    private readonly SpanKeeper spans;
    private readonly Func<int, string, HeldColumn> linked;

    /// <summary>Prepares a table.</summary>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="skeleton">Where its rows stand.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="edges">Puts in edge cases.</param>
    /// <param name="checks">The checks and keys that rows are held to.</param>
    /// <param name="spans">Keeps spans from overlapping.</param>
    /// <param name="stream">The table's stream.</param>
    public RowFiller(TablePlan plan, TableSkeleton skeleton, KeyResolver keys,
        Func<int, string, HeldColumn> linked, EdgeCaseWriter edges, CheckGuard checks, SpanKeeper spans, RandomStream stream)
    {
        this.spans = spans;
        this.checks = checks;
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

        if (only is null)
        {
            FollowSpans(spans.Keep(batch, block.Begin), block, links, batch, rows);
        }

        return batch;
    }

    // What is counted or computed from a span goes where it went.
    private void FollowSpans(HashSet<string> moved, TableBlock block, long[][] links, RecordBatch batch, RuleRows rows)
    {
        var changed = moved.ToHashSet(StringComparer.Ordinal);
        foreach (var i in moved.Count == 0 ? [] : fillOrder.Where(i => !moved.Contains(layout[i].Name)))
        {
            if (table.Columns[i] is DataColumnModel { Encoder.CountedFrom: { } from } && changed.Contains(from))
            {
                batch.Columns[i].Clear();
                Fill(i, block, links, batch);
            }
            else if (!table.Rules.Any(rule => rule.Column == layout[i].Name && rule.Operands.Any(changed.Contains)))
            {
                continue;
            }

            rules.Apply(i, rows);
            changed.Add(layout[i].Name);
        }
    }

    /// <summary>Completes rows whose children are made.</summary>
    /// <param name="block">The rows, their values made.</param>
    /// <param name="children">The child tables' rows below them.</param>
    /// <param name="totals">What sums up rows that link to these; null while it is not known.</param>
    public void Complete(TableBlock block, IReadOnlyDictionary<TableName, TableBlock> children, LinkTotals? totals)
    {
        var rows = new RuleRows(block, block.Rows!, block.Links!, rules.Linked);
        if (rules.HasTotals)
        {
            rules.Complete(rows, children, totals, fillOrder);
        }

        rules.Apportion(rows, children);
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
                if (key.IsRanked(skeleton.RowCount))
                {
                    RankedKeys.Fill(key, block, cells[index], target);
                }
                else
                {
                    FillKey(key, block, target);
                }

                break;
            case ParentColumnModel pair:
                var parent = plan.Relations.PrimaryParent!.ReferencedTable;
                FillFrom(block, 1, pair.ReferencedColumn, target, Substitute(index, parent, pair.ReferencedColumn, block, links));
                break;
            case RepeatedColumnModel repeated:
                FillFrom(block, repeated.Generations, repeated.Source, target, AppendNull);
                break;
            case LinkColumnModel pair:
                var other = plan.Relations.Links[pair.Link].ReferencedTable;
                FillLink(pair, links[pair.Link], target, Substitute(index, other, pair.ReferencedColumn, block, links));
                break;
        }
    }

    private void FillData(DataColumnModel column, int index, TableBlock block, RecordBatch batch)
    {
        var data = new DataCells(column, block, batch, cells[index]);
        var rules = table.UniqueRules.Where(rule => rule.Adjusted == column.Name).ToArray();
        var watches = checks.GivingWay(column.Name);
        if (rules.Length + watches.Length > 0)
        {
            var mayBeNull = column.Presence >= 0
                && Array.TrueForAll(table.Columns, other => other == column || other.Presence != column.Presence);
            var room = rules.Length == 1 && watches.Length == 0 ? new KeyRoom(table, rules[0], cells[index].Derive("room")) : null;
            new ColumnAdjuster(plan, column, rules, watches, skeleton.RowCount, cells[index], mayBeNull, room)
                .Fill(data, block, batch, index);
        }
        else if (DistinctTemplates.Serves(column.Encoder, block))
        {
            DistinctTemplates.Fill((TemplateEncoder)column.Encoder, data, batch, block.Length, (BytesVector)batch.Columns[index]);
        }
        else if (column.IsDistinct)
        {
            DistinctTexts.Fill(data, block.Length, batch.Columns[index]);
        }
        else if (edges.Concerns(index))
        {
            block.EdgeCases += edges.Fill(data, index, block, cells[index], batch.Columns[index]);
        }
        else
        {
            data.Fill(batch.Columns[index]);
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

    // Where a key refers to nothing, one of its parts is null. The others that may not be take their value from another key that they are
    // in, or from any row that might have been referred to.
    private Action<ColumnVector, int> Substitute(int index, TableName referenced, string column, TableBlock block, long[][] links)
    {
        var name = table.Columns[index].Name;
        if (plan.Table.FindColumn(name)!.IsNullable)
        {
            return AppendNull;
        }

        var others = ElderLinks.Leading(plan)
            .SelectMany(link => link.Item.Columns.Where(pair => pair.Column == name)
                .Select(pair => (Rows: links[link.Index], Append: AppenderOf(link.Index, pair.ReferencedColumn))))
            .ToArray();
        var rowCount = keys.FollowsPosition(referenced, column) ? keys.RowCountOf(referenced) : 0;
        var any = rowCount > 0 ? keys.AppenderOf(referenced, column) : null;
        return (target, row) =>
        {
            if (Array.Find(others, other => other.Rows[row] >= 0) is { Append: { } append, Rows: var rows })
            {
                append(target, rows[row]);
            }
            else if (any is not null)
            {
                any(target, cells[index].Below(block.Begin + row, rowCount));
            }
            else
            {
                AppendNull(target, row);
            }
        };
    }

    private static void AppendNull(ColumnVector target, int row) => target.AppendNull();

    private Action<ColumnVector, long> AppenderOf(int link, string column)
    {
        var other = plan.Relations.Links[link].ReferencedTable;
        return keys.FollowsPosition(other, column) ? keys.AppenderOf(other, column) : linked(link, column).AppendTo;
    }

    // Rows without that ancestor get what stands in for it.
    private static void FillFrom(
        TableBlock block, int generations, string column, ColumnVector target, Action<ColumnVector, int> substitute)
    {
        var rows = block.Parents;
        var ancestor = block.Parent;
        for (var generation = 1; generation < generations && ancestor is not null; generation++)
        {
            rows = FeatureGather.Compose(rows, ancestor.Parents);
            ancestor = ancestor.Parent;
        }

        var source = ancestor?.Rows?[column];
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] >= 0 && source is not null)
            {
                target.AppendFrom(source, rows[row]);
            }
            else
            {
                substitute(target, row);
            }
        }
    }

    private void FillLink(LinkColumnModel column, long[] rows, ColumnVector target, Action<ColumnVector, int> substitute)
    {
        var append = AppenderOf(column.Link, column.ReferencedColumn);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] >= 0)
            {
                append(target, rows[row]);
            }
            else
            {
                substitute(target, row);
            }
        }
    }
}
