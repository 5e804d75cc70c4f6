using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Recognises columns that repeat a column of the parent or grandparent in every row: an invoice's copy of its customer's address.
/// </summary>
internal static class RepeatedColumns
{
    private const int FewestRows = 30;
    private const int FewestValues = 5;

    /// <summary>Where rows are of two to four kinds, so many of their ancestors may be of one kind by chance.</summary>
    private const double MostChance = 0.8;

    /// <summary>The ancestor's column that a column repeats, or null.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">The column.</param>
    /// <param name="ancestors">The parent and the grandparent, each with the row that stands above each row of the table.</param>
    public static RepeatedColumnModel? Find(SourceTable table, int index, IEnumerable<(SourceTable Table, int[] Rows)> ancestors)
    {
        var layout = table.Layout[index];
        var generations = 0;
        foreach (var (ancestor, rows) in ancestors)
        {
            generations++;
            for (var i = 0; i < ancestor.Layout.Count; i++)
            {
                if (Fits(ancestor.Layout[i], layout) && Repeats(table.Columns[index], ancestor.Columns[i], rows))
                {
                    return new RepeatedColumnModel(layout.Name, generations, ancestor.Layout[i].Name);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a column can hold every value of another one, in the same form.</summary>
    public static bool Fits(ColumnLayout source, ColumnLayout target) =>
        source.Storage == target.Storage
        && source.Type.GetType() == target.Type.GetType()
        && (target.Type is not TextType { MaxLength: { } most } || source.Type is TextType { MaxLength: { } length } && length <= most)
        && (target.Type is not (DecimalType or EnumType or DomainType or IntegerType) || source.Type == target.Type);

    // Many different values must agree, nulls included, for it to be no accident; of a few, so often as chance would not have it.
    private static bool Repeats(ColumnVector column, ColumnVector source, int[] rows)
    {
        if (rows.Length < FewestRows)
        {
            return false;
        }

        var (ours, theirs) = (new RowKey([0]), new RowKey([0]));
        var values = new HashSet<UInt128>();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0 || column.IsNull(row) != source.IsNull(rows[row]))
            {
                return false;
            }

            var value = ours.ReadWithNulls([column], row);
            if (value != theirs.ReadWithNulls([source], rows[row]))
            {
                return false;
            }

            values.Add(value);
        }

        return values.Count >= FewestValues || (values.Count > 1 && IsSurprising(source, rows));
    }

    private static bool IsSurprising(ColumnVector source, int[] rows)
    {
        var key = new RowKey([0]);
        int[] above = [.. rows.Distinct()];
        var chance = above.CountBy(row => key.ReadWithNulls([source], row))
            .Sum(entry => Math.Pow(entry.Value / (double)above.Length, 2));
        return Evidence.IsStrong(chance, above.Length, MostChance);
    }
}
