using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The dates from which another one may be counted: those of the row that are modelled already, and those of its parent.</summary>
internal static class OffsetCandidates
{
    private const int FewestFamilies = 2;

    /// <summary>The candidates with their values per row of the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns that are modelled already.</param>
    /// <param name="parent">The table of the primary parent; null for roots.</param>
    /// <param name="parentColumns">The parent's columns.</param>
    public static IEnumerable<(OffsetBase Base, long?[] Values)> Of(
        SourceTable table, IEnumerable<ColumnModel> columns, SourceTable? parent, IEnumerable<ColumnModel>? parentColumns)
    {
        foreach (var column in columns.OfType<DataColumnModel>().Where(column => !column.IsOverridden))
        {
            if (DatesOf(table, column.Name) is var (values, isTimestamp))
            {
                yield return (new OffsetBase(false, column.Name, isTimestamp), values);
            }
        }

        foreach (var column in parentColumns?.OfType<DataColumnModel>().Where(column => !column.IsOverridden) ?? [])
        {
            if (DatesOf(parent!, column.Name) is var (values, isTimestamp))
            {
                yield return (
                    new OffsetBase(true, column.Name, isTimestamp),
                    Array.ConvertAll(table.ParentRows, row => row < 0 ? null : values[row]));
            }
        }
    }

    private static (long?[] Values, bool IsTimestamp)? DatesOf(SourceTable table, string column)
    {
        var index = table.IndexOf(column);
        if (table.Layout[index].Type is not (DateType or TimestampType))
        {
            return null;
        }

        var vector = (FixedVector<long>)table.Columns[index];
        var isTimestamp = table.Layout[index].Type is TimestampType;
        // Nothing is told from "for ever".
        if (OpenEnds.Find(vector, isTimestamp, table.Families, FewestFamilies) is not null)
        {
            return null;
        }

        var values = new long?[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = vector.IsNull(row) ? null : vector.Values[row];
        }

        return (values, isTimestamp);
    }
}
