using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Collects the kept rows of one table while they stream by, then puts them in order.</summary>
/// <param name="plan">What is planned for the table.</param>
/// <param name="parent">The collector of its primary parent.</param>
/// <param name="split">Which families are kept: those of the sample that are not held out.</param>
internal sealed class TableCollector(TablePlan plan, TableCollector? parent, FamilySplit split)
{
    private readonly ValueList<ColumnLayout> layout = RecordBatch.LayoutOf(plan.Table);
    private readonly Dictionary<string, Dictionary<UInt128, int>> indexes = [];
    private readonly List<UInt128?> parentKeys = [];
    private readonly List<UInt128?>[] linkKeys = [.. plan.Relations.Links.Select(_ => new List<UInt128?>())];
    private readonly Dictionary<UInt128, int>[] linkUses = [.. plan.Relations.Links.Select(_ => new Dictionary<UInt128, int>())];
    private RecordBatch? kept;
    private ColumnVector[]? sorted;
    private int[][] linkRows = [];

    private RecordBatch Kept => kept ??= RecordBatch.Create(layout, 0);

    public void Add(RecordBatch batch)
    {
        var hash = KeyOf(plan.Table.PrimaryKey?.Columns ?? layout.Select(column => column.Name));
        var parentKey = plan.Relations.PrimaryParent is { } key ? KeyOf(key.ReferencingColumns) : null;
        var links = plan.Relations.Links.Select(link => KeyOf(link.ReferencingColumns)).ToArray();
        var known = parent?.IndexOf(plan.Relations.PrimaryParent!.ReferencedColumns);
        for (var row = 0; row < batch.RowCount; row++)
        {
            CountUses(links, batch, row);
            var reference = parentKey?.Read(batch.Columns, row);
            var keep = reference is { } value
                ? known!.ContainsKey(value)
                : split.IsWhole || IsFitted(hash.ReadWithNulls(batch.Columns, row));
            if (!keep)
            {
                continue;
            }

            for (var i = 0; i < batch.Columns.Count; i++)
            {
                if (plan.Mode == TableMode.Copy)
                {
                    Kept.Columns[i].AppendFrom(batch.Columns[i], row);
                }
                else
                {
                    LongValues.Append(Kept.Columns[i], layout[i].Type, batch.Columns[i], row);
                }
            }

            parentKeys.Add(reference);
            for (var i = 0; i < links.Length; i++)
            {
                linkKeys[i].Add(links[i].Read(batch.Columns, row));
            }
        }
    }

    // Of a sampled table every row's links count, not only those of the rows that are kept.
    private void CountUses(RowKey[] links, RecordBatch batch, int row)
    {
        for (var i = 0; !split.IsWhole && i < links.Length; i++)
        {
            if (links[i].Read(batch.Columns, row) is { } value)
            {
                linkUses[i][value] = linkUses[i].GetValueOrDefault(value) + 1;
            }
        }
    }

    public SourceTable ToTable(Func<TableName, SourceTable> find)
    {
        var parentTable = parent is null ? null : find(parent.Name);
        var known = parent?.IndexOf(plan.Relations.PrimaryParent!.ReferencedColumns);
        var parents = parentKeys.Select(key => key is { } value && known is not null ? known[value] : -1).ToArray();

        // Rows without a parent come last, as they do when rows are generated.
        var rank = parents.Select(row => row < 0 ? int.MaxValue : row).ToArray();
        var sortColumns = (plan.Table.PrimaryKey?.Columns ?? layout.Select(column => column.Name)).Select(Position);
        var order = RowOrder.Sort(rank, IsBag() ? HashesOf() : [], [.. sortColumns.Select(position => Kept.Columns[position])]);
        sorted = Reorder(order);
        linkRows = [.. linkKeys.Select(_ => new int[order.Length])];
        parents = [.. order.Select(row => parents[row])];
        Reorder(order, linkKeys);
        indexes.Clear();

        var families = new int[parents.Length];
        var familyCount = parentTable?.FamilyCount ?? 0;
        for (var row = 0; row < families.Length; row++)
        {
            families[row] = parents[row] >= 0 ? parentTable!.Families[parents[row]] : familyCount++;
        }

        return new SourceTable
        {
            Plan = plan,
            Layout = layout,
            Columns = sorted,
            ParentRows = parents,
            Families = families,
            FamilyCount = familyCount,
            LinkRows = linkRows,
            LinkUses = split.IsWhole ? null : linkUses,
            FamilyShare = split.SampleShare * (1 - split.HoldoutShare),
        };
    }

    public void ResolveLinks(Dictionary<TableName, SourceTable> tables)
    {
        for (var link = 0; link < linkKeys.Length; link++)
        {
            var key = plan.Relations.Links[link];
            var index = tables.TryGetValue(key.ReferencedTable, out var target) ? IndexOf(target, key.ReferencedColumns) : [];
            for (var row = 0; row < linkKeys[link].Count; row++)
            {
                linkRows[link][row] = linkKeys[link][row] is not { } value ? -1 : index.GetValueOrDefault(value, -2);
            }
        }
    }

    private TableName Name => plan.Name;

    // Nothing says in what order rows without a key and without a time stand. Sorted by their values each would seem to follow from the one
    // before; in an order that says nothing it learns from those before what its family is like.
    private bool IsBag() =>
        plan.Table.PrimaryKey is null && !layout.Any(column => column.Type.WithoutDomain() is DateType or TimestampType or TimeType);

    private UInt128[] HashesOf()
    {
        var hash = KeyOf(layout.Select(column => column.Name));
        return [.. Enumerable.Range(0, parentKeys.Count).Select(row => hash.ReadWithNulls(Kept.Columns, row))];
    }

    private int Position(string column) => layout.Index().First(entry => entry.Item.Name == column).Index;

    private RowKey KeyOf(IEnumerable<string> columns) => new(columns.Select(Position));

    // While rows arrive: row numbers as collected. Once the table is in order: its rows.
    private Dictionary<UInt128, int> IndexOf(IEnumerable<string> columns)
    {
        var names = columns.ToArray();
        var label = string.Join('\0', names);

        // Child tables may be read at once.
        lock (indexes)
        {
            if (!indexes.TryGetValue(label, out var index))
            {
                indexes.Add(label, index = Index(KeyOf(names), sorted ?? Kept.Columns));
            }

            return index;
        }
    }

    private static Dictionary<UInt128, int> IndexOf(SourceTable table, IEnumerable<string> columns) =>
        Index(new RowKey(columns.Select(table.IndexOf)), table.Columns);

    private static Dictionary<UInt128, int> Index(RowKey key, IReadOnlyList<ColumnVector> columns)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Count;
        var index = new Dictionary<UInt128, int>(rows);
        for (var row = 0; row < rows; row++)
        {
            if (key.Read(columns, row) is { } value)
            {
                index[value] = row;
            }
        }

        return index;
    }

    private ColumnVector[] Reorder(int[] order)
    {
        var result = Kept.Columns.Select(column => ColumnVector.Create(column.Kind, order.Length)).ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            foreach (var row in order)
            {
                result[i].AppendFrom(Kept.Columns[i], row);
            }
        }

        kept?.Dispose();
        kept = null;
        return result;
    }

    private static void Reorder(int[] order, List<UInt128?>[] lists)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            var list = lists[i];
            lists[i] = [.. order.Select(row => list[row])];
        }
    }

    private bool IsFitted(UInt128 rootKey) => split.IsInSample(rootKey) && !split.IsHeldOut(rootKey);
}
