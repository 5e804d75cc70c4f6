using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Chooses the rows that a link leads to: of a copied table as was learned, of others any row that agrees with the keys that the row has
/// already, since which one a family chooses is not learned.
/// </summary>
internal sealed class PrivateLinkChooser
{
    private readonly ForeignKey key;
    private readonly int slot;
    private readonly bool choosesRow;
    private readonly bool isNullable;
    private readonly bool isLater;
    private readonly int targetRows;
    private readonly (int Column, ColumnVector Referenced)[] columns = [];
    private readonly RowKey? shared;
    private readonly Dictionary<UInt128, List<int>> agreeing = [];

    /// <summary>Prepares a link of a table.</summary>
    public PrivateLinkChooser(PrivateTable table, int link, PrivateSampleDraft draft)
    {
        key = table.Plan.Relations.Links[link];
        var layout = RecordBatch.LayoutOf(table.Plan.Table);
        slot = Array.FindIndex(table.Slots, candidate =>
            candidate.Index == link && candidate.Kind is PrivateSlotKind.LinkedRow or PrivateSlotKind.LinkPresence);
        choosesRow = slot >= 0 && table.Slots[slot].Kind == PrivateSlotKind.LinkedRow;
        isNullable = key.ReferencingColumns.Any(column => table.Plan.Table.FindColumn(column)!.IsNullable);
        isLater = !draft.Has(key.ReferencedTable);
        if (isLater)
        {
            return;
        }

        targetRows = draft.RowCountOf(key.ReferencedTable);
        columns = [.. key.Columns.Select(pair => (
            layout.Index().First(entry => entry.Item.Name == pair.Column).Index,
                draft.VectorOf(key.ReferencedTable, pair.ReferencedColumn)))];
        var before = table.Plan.Relations.Links.Take(link).SelectMany(other => other.ReferencingColumns)
            .Concat(table.Plan.Relations.PrimaryParent?.ReferencingColumns ?? []).ToHashSet(StringComparer.Ordinal);
        var common = key.Columns.Index().Where(entry => before.Contains(entry.Item.Column)).Select(entry => entry.Index).ToArray();
        if (common.Length > 0)
        {
            shared = new RowKey(common.Select(i => columns[i].Column));
            Index(new RowKey(Enumerable.Range(0, common.Length)), [.. common.Select(i => columns[i].Referenced)]);
        }
    }

    /// <summary>The row; -1 for none, null where there must be one and none agrees.</summary>
    /// <param name="row">A row whose earlier keys are filled.</param>
    /// <param name="codes">The codes of its slots.</param>
    /// <param name="bits">Random bits.</param>
    public int? Choose(IReadOnlyList<ColumnVector> row, int[] codes, ulong bits)
    {
        if (slot >= 0 && codes[slot] == 0 && isNullable)
        {
            return -1;
        }

        if (isLater)
        {
            return PrivateRow.Later;
        }

        if (choosesRow && codes[slot] > 0 && shared is null)
        {
            return codes[slot] - 1;
        }

        var candidates = shared is null ? targetRows : AgreeingWith(row).Count;
        var position = (int)Math.BigMul(bits, (ulong)candidates, out _);
        return candidates > 0 ? (shared is null ? position : AgreeingWith(row)[position]) : isNullable ? -1 : null;
    }

    /// <summary>Appends the columns of the link that the row does not have yet.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The row that was chosen.</param>
    public void Append(IReadOnlyList<ColumnVector> row, int target)
    {
        foreach (var (column, referenced) in columns.Where(entry => row[entry.Column].Count == 0))
        {
            Append(row[column], referenced, target);
        }
    }

    /// <summary>Appends the value of a row that is referenced, null for none.</summary>
    public static void Append(ColumnVector target, ColumnVector referenced, int row)
    {
        if (row < 0)
        {
            target.AppendNull();
        }
        else
        {
            target.AppendFrom(referenced, row);
        }
    }

    private List<int> AgreeingWith(IReadOnlyList<ColumnVector> row) =>
        shared!.Read(row, 0) is { } value && agreeing.TryGetValue(value, out var rows) ? rows : [];

    private void Index(RowKey reader, ColumnVector[] vectors)
    {
        for (var row = 0; row < targetRows; row++)
        {
            if (reader.Read(vectors, row) is { } value)
            {
                if (!agreeing.TryGetValue(value, out var rows))
                {
                    agreeing.Add(value, rows = []);
                }

                rows.Add(row);
            }
        }
    }
}
