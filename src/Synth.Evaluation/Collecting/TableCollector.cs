using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Collects the kept rows of one table.</summary>
/// <param name="scope">The table of the source.</param>
/// <param name="parent">The collector of its primary parent; null for a root.</param>
/// <param name="split">Which families are kept and which are held out.</param>
internal sealed class TableCollector(TableScope scope, TableCollector? parent, FamilySplit split)
{
    private readonly Dictionary<string, KeyIndex> indexes = [];
    private readonly List<int> families = [];
    private readonly List<bool> heldOut = [];
    private ColumnLayout?[] layout = new ColumnLayout?[scope.Table.Columns.Count];
    private ColumnVector[] kept = [];
    private int familyCount;
    private long offered;

    /// <summary>Keeps the rows of a batch whose families are in the sample.</summary>
    public void Add(RecordBatch batch)
    {
        var places = PlacesIn(batch);
        Prepare(batch, places);
        var rootKey = new RowKey(RootColumns().Select(column => places[scope.Table.IndexOf(column)]).Where(place => place >= 0));
        var parentKey = ReaderOf(scope.PrimaryParent, places);
        var known = parentKey is null ? null : parent!.IndexOf(scope.PrimaryParent!.ReferencedColumns);
        offered += batch.RowCount;
        for (var row = 0; row < batch.RowCount; row++)
        {
            var reference = parentKey?.Read(batch.Columns, row);
            if (reference is { } key)
            {
                if (known!.TryGetValue(key, out var parentRow))
                {
                    Keep(batch, places, row, parent!.families[parentRow], parent.heldOut[parentRow]);
                }
                else if (split.SampleShare >= 1)
                {
                    // All parents are here, so this one is nowhere: a finding, not a row of another family.
                    Keep(batch, places, row, NextFamily(), isHeldOut: false);
                }
            }
            else if (rootKey.ReadWithNulls(batch.Columns, row) is var root && split.IsInSample(root))
            {
                Keep(batch, places, row, NextFamily(), split.IsHeldOut(root));
            }
        }
    }

    /// <summary>The collected table.</summary>
    /// <param name="find">Finds the collector of another table of the scope, or null.</param>
    public CollectedTable Build(Func<TableName, TableCollector?> find)
    {
        var links = scope.Table.ForeignKeys.Select(key => Resolve(key, find(key.ReferencedTable))).ToArray();
        return new CollectedTable
        {
            Scope = scope,
            Columns = kept.Length > 0 ? kept : [.. layout.Select(_ => ColumnVector.Create(StorageKind.Int64))],
            Layout = layout,
            Links = links,
            Families = [.. families],
            IsHeldOut = [.. heldOut],
            OfferedRows = offered,
        };
    }

    private int[] Resolve(ForeignKey key, TableCollector? target)
    {
        var result = new int[families.Count];
        var reader = ReaderOf(key, [.. Enumerable.Range(0, layout.Length).Select(i => layout[i] is null ? -1 : i)]);
        if (target is null || reader is null || result.Length == 0)
        {
            Array.Fill(result, -1);
            return result;
        }

        var index = target.IndexOf(key.ReferencedColumns);
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = reader.Read(kept, row) is not { } value ? -1 : index.GetValueOrDefault(value, -2);
        }

        return result;
    }

    private void Keep(RecordBatch batch, int[] places, int row, int family, bool isHeldOut)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                LongValues.Append(kept[i], batch.Layout[places[i]].Type, batch.Columns[places[i]], row);
            }
            else
            {
                kept[i].AppendNull();
            }
        }

        families.Add(family);
        heldOut.Add(isHeldOut);
    }

    // A row without a parent heads a family of its own; its number must not meet those of the tree's other roots.
    private int NextFamily() => parent is null ? familyCount++ : int.MaxValue - familyCount++;

    private Dictionary<UInt128, int> IndexOf(IEnumerable<string> columns)
    {
        var names = columns.ToArray();
        var label = string.Join('\0', names);
        if (!indexes.TryGetValue(label, out var index))
        {
            indexes.Add(label, index = new KeyIndex(names.Select(scope.Table.IndexOf)));
        }

        return index.Extend(kept, families.Count);
    }

    // The same columns in the same order as the fit reads them, so that both hold out the same families.
    private IEnumerable<string> RootColumns() =>
        scope.Table.PrimaryKey?.Columns ?? scope.Table.Columns.Where(column => column.IsWritable).Select(column => column.Name);

    private RowKey? ReaderOf(ForeignKey? key, int[] places)
    {
        var columns = key?.ReferencingColumns.Select(column => places[scope.Table.IndexOf(column)]).ToArray();
        return columns is null || columns.Contains(-1) ? null : new RowKey(columns);
    }

    private int[] PlacesIn(RecordBatch batch) =>
        [.. scope.Table.Columns.Select(column => batch.Layout.Index()
            .Where(entry => string.Equals(entry.Item.Name, column.Name, StringComparison.OrdinalIgnoreCase))
            .Select(entry => entry.Index)
            .DefaultIfEmpty(-1)
            .First())];

    private void Prepare(RecordBatch batch, int[] places)
    {
        if (kept.Length == 0)
        {
            layout = [.. places.Select(place => place < 0 ? null : batch.Layout[place])];
            kept = [.. layout.Select(column => ColumnVector.Create(column?.Storage ?? StorageKind.Int64))];
        }
    }

    /// <summary>The rows by the values of some columns, brought up to date when it is asked.</summary>
    private sealed class KeyIndex(IEnumerable<int> columns)
    {
        private readonly RowKey reader = new(columns);
        private readonly Dictionary<UInt128, int> rows = [];
        private int indexed;

        public Dictionary<UInt128, int> Extend(ColumnVector[] vectors, int rowCount)
        {
            for (; indexed < rowCount; indexed++)
            {
                if (reader.Read(vectors, indexed) is { } key)
                {
                    rows.TryAdd(key, indexed);
                }
            }

            return rows;
        }
    }
}
