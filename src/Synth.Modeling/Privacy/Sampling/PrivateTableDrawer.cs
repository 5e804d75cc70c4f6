using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Draws the rows of one table from what is known of it with noise: no row of the source has a part in it.</summary>
internal sealed class PrivateTableDrawer
{
    private const int MostAttempts = 16;
    private const int ValuePosition = 10_000;
    private const int LinkPosition = 20_000;

    private readonly PrivateTable table;
    private readonly ValueList<ColumnLayout> layout;
    private readonly PrivateLinkChooser[] links;
    private readonly PrivateColumnSource[] sources;
    private readonly (RowKey Key, HashSet<UInt128> Taken)[] uniqueKeys;
    private readonly RecordBatch scratch;
    private readonly RandomStream stream;
    private readonly (int Column, ColumnVector Referenced)[] parents;

    /// <summary>Prepares a table whose parent is drawn.</summary>
    public PrivateTableDrawer(PrivateTable table, PrivateSampleDraft draft, RandomStream stream)
    {
        this.table = table;
        this.stream = stream.Derive(table.Plan.Name.ToString());
        layout = RecordBatch.LayoutOf(table.Plan.Table);
        scratch = RecordBatch.Create(layout, 1);
        Columns = [.. layout.Select(column => ColumnVector.Create(column.Storage))];
        links = [.. Enumerable.Range(0, table.Plan.Relations.Links.Count).Select(link => new PrivateLinkChooser(table, link, draft))];
        var roles = new ColumnRoles(table.Plan, draft.Schema);
        sources = [.. layout.Select(column => SlotFinder.SourceOf(column.Name, table.Plan, roles))];
        uniqueKeys = [.. roles.UniqueKeys.Select(key => (new RowKey(key.Select(PositionOf)), new HashSet<UInt128>()))];
        parents = [.. (table.Plan.Relations.PrimaryParent?.Columns ?? []).Select(pair => (
            PositionOf(pair.Column), draft.VectorOf(table.Plan.Relations.PrimaryParent!.ReferencedTable, pair.ReferencedColumn)))];
    }

    /// <summary>The values drawn so far.</summary>
    public ColumnVector[] Columns { get; }

    /// <summary>Draws a row; null when no row that its keys allow was found.</summary>
    /// <param name="parent">The row above, -1 for none.</param>
    /// <param name="sibling">The number among its siblings, from 0.</param>
    /// <param name="above">The codes of the row above.</param>
    /// <param name="number">The number of the row among those that were tried.</param>
    public PrivateRow? Draw(int parent, int sibling, int[]? above, long number)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var bits = stream.Derive(number).Derive(attempt);
            var codes = table.Draw(above, position => bits.Uniform(position));
            if (Fill(parent, sibling, codes, bits) is { } chosen && IsAllowed())
            {
                for (var i = 0; i < Columns.Length; i++)
                {
                    Columns[i].AppendFrom(scratch.Columns[i], 0);
                }

                return new PrivateRow(parent, sibling, codes, chosen);
            }
        }

        return null;
    }

    // Keys first, since links may have to agree with them.
    private int[]? Fill(int parent, int sibling, int[] codes, RandomStream bits)
    {
        foreach (var vector in scratch.Columns)
        {
            vector.Clear();
        }

        foreach (var (column, referenced) in parents)
        {
            PrivateLinkChooser.Append(scratch.Columns[column], referenced, parent);
        }

        var chosen = new int[links.Length];
        for (var link = 0; link < links.Length; link++)
        {
            if (links[link].Choose(scratch.Columns, codes, bits.Bits(LinkPosition + link)) is not { } row)
            {
                return null;
            }

            chosen[link] = row;
            links[link].Append(scratch.Columns, row);
        }

        FillOthers(sibling, codes, bits);
        return chosen;
    }

    private void FillOthers(int sibling, int[] codes, RandomStream bits)
    {
        for (var i = 0; i < layout.Count; i++)
        {
            var target = scratch.Columns[i];
            if (target.Count > 0)
            {
                continue;
            }

            var column = table.Plan.Table.FindColumn(layout[i].Name)!;
            var slot = Array.FindIndex(table.Slots, candidate => candidate.Domain is not null && candidate.Index == i);
            switch (sources[i])
            {
                case PrivateColumnSource.Key:
                    PrivateKeys.Append(target, table.Plan.Name, column, Columns[i].Count + 1);
                    break;
                case PrivateColumnSource.Number:
                    PrivateKeys.Append(target, table.Plan.Name, column, sibling + 1);
                    break;
                case PrivateColumnSource.Data when slot >= 0:
                    table.Slots[slot].Domain!.Append(target, codes[slot], bits.Bits(ValuePosition + i));
                    break;
                default:
                    target.AppendNull();
                    break;
            }
        }
    }

    private bool IsAllowed()
    {
        var keys = uniqueKeys.Select(entry => entry.Key.Read(scratch.Columns, 0)).ToArray();
        if (keys.Zip(uniqueKeys).Any(entry => entry.First is { } key && entry.Second.Taken.Contains(key)))
        {
            return false;
        }

        foreach (var (key, entry) in keys.Zip(uniqueKeys))
        {
            _ = key is { } value && entry.Taken.Add(value);
        }

        return true;
    }

    private int PositionOf(string column) => layout.Index().First(entry => entry.Item.Name == column).Index;
}
