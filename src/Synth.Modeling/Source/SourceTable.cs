using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The sampled rows of a source table, in an order that does not depend on how they were read: under their parents, then by key.
/// </summary>
internal sealed class SourceTable : IDisposable
{
    public required TablePlan Plan { get; init; }

    /// <summary>What the columns are: the writable columns of the table in order.</summary>
    public required ValueList<ColumnLayout> Layout { get; init; }

    /// <summary>The values, one vector per column of <see cref="Layout"/>.</summary>
    public required IReadOnlyList<ColumnVector> Columns { get; init; }

    /// <summary>The row of the primary parent, or -1. Shape [rows].</summary>
    public required int[] ParentRows { get; init; }

    /// <summary>The number of the family each row is in, from 0 without gaps. Shape [rows].</summary>
    public required int[] Families { get; init; }

    /// <summary>For each link of the plan, the row it chooses: -1 for null, -2 for a row outside the sample. Shape [links][rows].</summary>
    public required int[][] LinkRows { get; init; }

    public int RowCount => ParentRows.Length;

    /// <summary>How many families there are.</summary>
    public required int FamilyCount { get; init; }

    /// <summary>The position of a column in <see cref="Layout"/>.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Layout.Count; i++)
        {
            if (Layout[i].Name == column)
            {
                return i;
            }
        }

        return -1;
    }

    public void Dispose()
    {
        foreach (var column in Columns)
        {
            column.Dispose();
        }
    }
}
