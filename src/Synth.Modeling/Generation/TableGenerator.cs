using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes the rows of one table in a block: variables first, then the rows that links choose, then values.</summary>
internal sealed class TableGenerator
{
    private readonly RelationalModel model;
    private readonly TableSkeleton skeleton;
    private readonly KeyResolver keys;
    private readonly TableModel table;
    private readonly TablePlan plan;
    private readonly RandomStream stream;
    private readonly LinkDealer?[] dealers;
    private readonly RowRanges?[] kin;
    private readonly ValueList<ColumnLayout> layout;
    private readonly int[] fillOrder;

    /// <summary>Prepares a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="table">The table's model.</param>
    /// <param name="pools">The uses of linked rows, for each link that is dealt.</param>
    /// <param name="stream">The stream of all rows.</param>
    public TableGenerator(
        RelationalModel model, Skeleton skeleton, KeyResolver keys, TableModel table, Func<int, LinkPool> pools, RandomStream stream)
    {
        this.model = model;
        this.skeleton = skeleton[table.Name];
        this.keys = keys;
        this.table = table;
        this.stream = stream.Derive(table.Name.ToString());
        plan = model.Plan[table.Name];
        layout = RecordBatch.LayoutOf(plan.Table);
        fillOrder = FillOrder.Of(table);
        kin = [.. table.Links.Select((link, i) =>
            link.Kind == LinkKind.Kin ? skeleton[plan.Relations.Links[i].ReferencedTable].UnderParent : null)];
        dealers = [.. table.Links.Select((link, i) => link.Kind is LinkKind.Dealt or LinkKind.Tree
            ? new LinkDealer(link.Kind, pools(i), this.stream.Derive("link").Derive(i), this.skeleton.RowCount)
            : null)];
    }

    /// <summary>Makes rows.</summary>
    /// <param name="parent">The parent's rows in the block; null for roots and orphans.</param>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="length">How many rows.</param>
    public TableBlock Generate(TableBlock? parent, long begin, int length)
    {
        var block = DrawVariables(parent, begin, length);
        block.Rows = Fill(block, ChooseRows(block));
        return block;
    }

    /// <summary>Draws the variables of rows without making their values; the parameters are those of <see cref="Generate"/>.</summary>
    public TableBlock DrawVariables(TableBlock? parent, long begin, int length)
    {
        var parents = Array.ConvertAll(
            StructureReader.ParentRows(parent is null ? null : skeleton.UnderParent, begin, length),
            row => row < 0 ? -1 : (int)(row - parent!.Begin));
        var structure = StructureReader.Complete(skeleton, begin, length);
        var block = new TableBlock
        {
            Skeleton = skeleton,
            Begin = begin,
            Length = length,
            Parents = parents,
            Parent = parent,
            Features = [.. structure, .. table.Variables.Select(_ => new byte[length])],
            Uses = new long[table.Links.Length][],
        };
        DrawVariables(block);
        return block;
    }

    private void DrawVariables(TableBlock block)
    {
        var ancestors = AncestorFeatures(block);
        byte[][] features = [.. ancestors, .. block.Features];
        for (var i = 0; i < table.Variables.Length; i++)
        {
            var variable = table.Variables[i];
            var codes = block.Codes(i);
            var draws = stream.Derive("variable").Derive(i).Derive(block.Begin);
            var bits = Stratified.Fill(draws, block.Length);
            if (Array.FindIndex(table.Links, link => link.Kind == LinkKind.Dealt && link.Variable == i) is >= 0 and var link)
            {
                Deal(link, variable, features, block, draws, codes);
            }
            else if (variable.Distinct is { IsNumbering: true } numbering)
            {
                variable.Forest.Draw(features, block.Length, bits, codes);
                Number(variable, numbering, block, bits, codes);
            }
            else if (variable.Distinct is { } group)
            {
                DrawDistinct(variable, group, features, block, bits, codes);
            }
            else
            {
                variable.Forest.Draw(features, block.Length, bits, codes);
            }

            FollowPosition(i, block, codes);
            for (var row = 0; variable.Presence >= 0 && row < codes.Length; row++)
            {
                codes[row] = block.IsPresent(variable.Presence, row) ? codes[row] : (byte)0;
            }
        }
    }

    private byte[][] AncestorFeatures(TableBlock block)
    {
        var result = new List<byte[]>();
        var parents = block.Parents;
        var ancestor = block.Parent;
        var name = table.Name;
        for (var level = 0; level < 2 && model.Plan[name].Relations.PrimaryParent is { } key; level++)
        {
            // Rows without a parent see only zeros there, in as many features as a parent would have.
            result.AddRange(FeatureGather.Take(ancestor?.Features ?? new byte[model.ModelOf(key.ReferencedTable).FeatureCount][], parents));
            parents = ancestor is null ? parents : FeatureGather.Compose(parents, ancestor.Parents);
            ancestor = ancestor?.Parent;
            name = key.ReferencedTable;
        }

        return [.. result];
    }

    // The uses that the rows of the block own say how often each cluster comes; the forest says to whom.
    private void Deal(int link, VariableModel variable, byte[][] features, TableBlock block, RandomStream draws, byte[] codes)
    {
        var dealer = dealers[link]!;
        var uses = new long[block.Length];
        var quotas = new int[Math.Max(dealer.CodeCount, variable.Variable.BinCount)];
        var owned = new Queue<long>[quotas.Length];
        for (var row = 0; row < uses.Length; row++)
        {
            if (block.IsPresent(variable.Presence, row))
            {
                var use = dealer.UseOf(block.Begin + row, table.Links[link].IsUnique);
                var code = dealer.CodeOf(use);
                quotas[code]++;
                (owned[code] ??= new Queue<long>()).Enqueue(use);
            }
        }

        QuotaDraw.Draw(variable.Forest, features, quotas, draws, row => block.IsPresent(variable.Presence, row), codes);
        for (var row = 0; row < uses.Length; row++)
        {
            uses[row] = block.IsPresent(variable.Presence, row) ? owned[codes[row]].Dequeue() : -1;
        }

        block.Uses[link] = uses;
    }

    // Rows that may not share a code draw, in random order, from what the earlier ones left.
    private void DrawDistinct(
        VariableModel variable, DistinctGroup group, byte[][] features, TableBlock block, ulong[] bits, byte[] codes)
    {
        var free = new Dictionary<long, BinSet>();
        var key = new GroupKey(group, block);
        foreach (var row in Stratified.Shuffle(stream.Derive("turns").Derive(block.Begin), codes.Length))
        {
            if (!block.IsPresent(variable.Presence, row))
            {
                continue;
            }

            var rows = key.Read(row);
            var left = free.GetValueOrDefault(rows, BinSet.All);

            if (!variable.Forest.TryDrawAllowed(features, row, bits[row], left, out codes[row]))
            {
                codes[row] = NextFree(left, variable.Variable.BinCount, bits[row]);
            }

            free[rows] = left.Except(BinSet.Of([codes[row]]));
        }
    }

    // The rows of a group are numbered in the order of what they drew, ties by chance.
    private static void Number(VariableModel variable, DistinctGroup group, TableBlock block, ulong[] bits, byte[] codes)
    {
        var key = new GroupKey(group, block);
        var drawn = codes.ToArray();
        var most = (byte)(variable.Variable.BinCount - 1);
        foreach (var rows in Enumerable.Range(0, codes.Length).Where(row => block.IsPresent(variable.Presence, row)).GroupBy(key.Read))
        {
            var next = 0;
            foreach (var row in rows.OrderBy(row => drawn[row]).ThenBy(row => RandomStream.Mix(bits[row])))
            {
                codes[row] = (byte)Math.Min(++next, most);
            }
        }
    }

    private static byte NextFree(BinSet free, int binCount, ulong bits)
    {
        var start = (int)Math.BigMul(bits, (ulong)(binCount - 1), out _);
        for (var i = 0; i < binCount - 1; i++)
        {
            var code = (byte)(1 + ((start + i) % (binCount - 1)));
            if (free.Contains(code))
            {
                return code;
            }
        }

        return (byte)(1 + start);
    }

    // Whether some links are null follows from the row's position; what was drawn for them gives way.
    private void FollowPosition(int variable, TableBlock block, byte[] codes)
    {
        for (var i = 0; i < table.Links.Length; i++)
        {
            var link = table.Links[i];
            if (link.Presence != variable || !(link.Kind is LinkKind.Tree or LinkKind.Sibling or LinkKind.Kin || (link.Kind == LinkKind.Dealt && link.IsUnique)))
            {
                continue;
            }

            for (var row = 0; row < codes.Length; row++)
            {
                var wanted = codes[row] == PresenceGroups.Present;
                var linked = link.Kind switch
                {
                    LinkKind.Sibling => wanted && KeyResolver.OrdinalOf(skeleton, block.Begin + row) > 0,
                    LinkKind.Kin => wanted && KinOf(i, block.Begin + row).Count > 0,
                    _ => dealers[i]!.HasUse(block.Begin + row),
                };
                codes[row] = linked ? PresenceGroups.Present : PresenceGroups.Absent;
            }
        }
    }

    // Shape [links][rows]; -1 for null.
    private long[][] ChooseRows(TableBlock block)
    {
        var chosen = new long[table.Links.Length][];
        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = new long[block.Length];
            for (var row = 0; row < block.Length; row++)
            {
                chosen[i][row] = block.IsPresent(table.Links[i].Presence, row) ? Choose(i, block, row) : -1;
            }
        }

        foreach (var rule in table.UniqueRules.Where(rule => rule.Link >= 0))
        {
            var linked = plan.Relations.Links[rule.Link].ReferencedTable;
            var rows = model.Plan[linked].Mode == TableMode.Copy ? model.CopyOf(linked).RowCount : dealers[rule.Link]!.LinkedRowCount;
            var others = table.Columns.OfType<LinkColumnModel>()
                .Where(column => rule.Columns.Contains(column.Name) && column.Link != rule.Link)
                .Select(column => chosen[column.Link])
                .Distinct()
                .ToArray();
            new LinkRepair(rule, plan.Name, rows, stream.Derive("repair").Derive(block.Begin))
                .Apply(block, others, chosen[rule.Link]);
        }

        return chosen;
    }

    private long Choose(int index, TableBlock block, int row)
    {
        var link = table.Links[index];
        var position = block.Begin + row;
        switch (link.Kind)
        {
            case LinkKind.Chosen:
                return Pick(link.Groups[block.Codes(link.Variable)[row] - 1], new CellDraw(stream.Derive("pick").Derive(index), position));
            case LinkKind.Sibling:
                var elder = KeyResolver.OrdinalOf(skeleton, position);
                return elder == 0 ? -1 : position - elder + new CellDraw(stream.Derive("elder").Derive(index), position).Below(0, elder);
            case LinkKind.Kin:
                var (first, count) = KinOf(index, position);
                var place = link.Choice!.Draw(block.Codes(link.Variable)[row] - 1, new CellDraw(stream.Derive("kin").Derive(index), position));
                return count == 0 ? -1 : first + Math.Clamp(place, 0, count - 1);
            case LinkKind.Dealt or LinkKind.Tree:
                return dealers[index]!.RowOf(block.Uses[index]?[row] ?? dealers[index]!.UseOf(position, link.IsUnique), position);
            default:
                return -1;
        }
    }

    // The rows of a linked table under the same parent.
    private (long First, int Count) KinOf(int link, long position)
    {
        var parent = skeleton.ParentOf(position);
        var under = kin[link]!;
        return parent < 0 ? (0, 0) : (under.StartOf(parent), under.LengthOf(parent));
    }

    private static long Pick(LinkedRow[] rows, CellDraw draw)
    {
        var rest = rows.Length == 1 ? 0 : draw.Below(0, rows.Sum(row => (long)row.Uses));
        foreach (var row in rows)
        {
            rest -= row.Uses;
            if (rest < 0)
            {
                return row.Row;
            }
        }

        return rows[^1].Row;
    }

    private RecordBatch Fill(TableBlock block, long[][] links)
    {
        var batch = RecordBatch.Create(layout, block.Length);
        foreach (var i in fillOrder)
        {
            Fill(table.Columns[i], block, links, batch, i);
        }

        return batch;
    }

    private void Fill(ColumnModel column, TableBlock block, long[][] links, RecordBatch batch, int index)
    {
        var target = batch.Columns[index];
        switch (column)
        {
            case DataColumnModel data:
                FillData(data, block, batch, index);
                break;
            case KeyColumnModel key:
                FillKey(key, block, target);
                break;
            case ParentColumnModel pair:
                FillParent(pair, block, target);
                break;
            case LinkColumnModel pair:
                var linked = plan.Relations.Links[pair.Link].ReferencedTable;
                foreach (var row in links[pair.Link])
                {
                    AppendKey(linked, pair.ReferencedColumn, row, target);
                }

                break;
        }
    }

    private void FillData(DataColumnModel column, TableBlock block, RecordBatch batch, int index)
    {
        var cellStream = stream.Derive("column").Derive(column.Name);
        var cells = new DataCells(column, block, batch, cellStream);
        var rules = table.UniqueRules.Where(rule => rule.Adjusted == column.Name).ToArray();
        if (rules.Length == 0)
        {
            cells.Fill(batch.Columns[index]);
        }
        else
        {
            new ColumnAdjuster(plan, column, rules, skeleton.RowCount, cellStream).Fill(cells, block, batch, index);
        }
    }

    private static int IndexOf(RecordBatch batch, string column) => batch.Layout.Index().First(entry => entry.Item.Name == column).Index;

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

    private static void FillParent(ParentColumnModel column, TableBlock block, ColumnVector target)
    {
        var source = block.Parent is { } parent
            ? parent.Rows!.Columns[IndexOf(parent.Rows, column.ReferencedColumn)]
            : null;
        foreach (var row in block.Parents)
        {
            if (row < 0)
            {
                target.AppendNull();
            }
            else
            {
                target.AppendFrom(source!, row);
            }
        }
    }

    private void AppendKey(TableName linked, string column, long row, ColumnVector target)
    {
        if (row < 0)
        {
            target.AppendNull();
        }
        else
        {
            keys.Append(linked, column, row, target);
        }
    }
}
