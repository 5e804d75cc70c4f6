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

    /// <summary>
    /// For each link, how many rows of the source use each key; null when all rows are in the sample and <see cref="LinkRows"/> says it.
    /// </summary>
    public required Dictionary<UInt128, int>[]? LinkUses { get; init; }

    /// <summary>The share of the source's families that were to be in the sample.</summary>
    public double FamilyShare { get; init; } = 1;

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

    /// <summary>How many rows of the source choose each row of a linked table through a link.</summary>
    public int[] CountUses(int link, SourceTable target)
    {
        if (LinkUses is null)
        {
            return SiblingPositions.CountByParent(LinkRows[link], target.RowCount);
        }

        var key = new RowKey(Plan.Relations.Links[link].ReferencedColumns.Select(target.IndexOf));
        var uses = new int[target.RowCount];
        for (var row = 0; row < uses.Length; row++)
        {
            uses[row] = key.Read(target.Columns, row) is { } value ? LinkUses[link].GetValueOrDefault(value) : 0;
        }

        return uses;
    }

    public void Dispose()
    {
        foreach (var column in Columns)
        {
            column.Dispose();
        }
    }
}
