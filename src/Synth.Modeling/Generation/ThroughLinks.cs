using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Tells where links lead that go through another link of their row: to the parent of the row to which that one leads, or to where that
/// row's link leads.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="skeleton">Where rows stand.</param>
/// <param name="keys">The keys of all tables.</param>
/// <param name="table">The linking table.</param>
/// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
internal sealed class ThroughLinks(
    RelationalModel model, Skeleton skeleton, KeyResolver keys, TableName table, Func<int, string, HeldColumn> linked)
{
    private readonly ValueList<ForeignKey> links = model.Plan[table].Relations.Links;

    /// <summary>The position that a link leads to from each position of the table that it goes through; -1 for none.</summary>
    /// <param name="repeat">What the link repeats, through another link.</param>
    public Func<long, long> Of(LinkRepeat repeat)
    {
        var through = links[repeat.Through].ReferencedTable;
        if (repeat.Link < 0)
        {
            var rows = skeleton[through];
            return rows.ParentOf;
        }

        var key = model.Plan[through].Relations.Links[repeat.Link];
        var values = linked(repeat.Through, key.ReferencingColumns.Single());
        var positions = PositionsOf(key.ReferencedTable, key.ReferencedColumns.Single(), values.Kind);
        int[] leads = [.. HeldColumn.KeysOf([values]).Select(key => positions.GetValueOrDefault(key, -1))];
        return row => leads[row];
    }

    // Which row has which key: keys are functions of the position, and there are as many as rows.
    private Dictionary<UInt128, int> PositionsOf(TableName referenced, string column, StorageKind kind)
    {
        var count = model.Plan[referenced].Mode == TableMode.Copy ? model.CopyOf(referenced).RowCount : (int)skeleton[referenced].RowCount;
        var append = keys.AppenderOf(referenced, column);
        using var values = ColumnVector.Create(kind, count);
        var reader = new RowKey([0]);
        var result = new Dictionary<UInt128, int>(count);
        for (var row = 0; row < count; row++)
        {
            append(values, row);
            result.TryAdd(reader.ReadWithNulls([values], row), row);
        }

        return result;
    }
}
