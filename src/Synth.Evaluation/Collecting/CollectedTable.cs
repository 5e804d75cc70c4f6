using Synth.Data;

namespace Synth.Evaluation;

/// <summary>The collected rows of a table as they were read.</summary>
internal sealed class CollectedTable : IDisposable
{
    private IReadOnlyList<ColumnVector> columns = [];

    public required TableScope Scope { get; init; }

    /// <summary>For each column of the source's table its vector; all null for one that the database lacks. None once released.</summary>
    public required IReadOnlyList<ColumnVector> Columns
    {
        get => columns;
        init => columns = value;
    }

    /// <summary>What each vector holds; null for a column that the database lacks.</summary>
    public required IReadOnlyList<ColumnLayout?> Layout { get; init; }

    /// <summary>
    /// For each foreign key of the source's table, the referenced row: -1 for null, -2 where it was not found. Shape [keys][rows].
    /// </summary>
    public required int[][] Links { get; init; }

    /// <summary>The number of the family of each row, from 0 in the order of the roots; numbers are the tree's own. Shape [rows].</summary>
    public required int[] Families { get; init; }

    /// <summary>Whether each row's family is held out. Shape [rows].</summary>
    public required bool[] IsHeldOut { get; init; }

    /// <summary>Rows that were offered, kept or not.</summary>
    public required long OfferedRows { get; init; }

    /// <summary>Whether all rows were kept.</summary>
    public bool IsWhole => OfferedRows == RowCount;

    public int RowCount => Families.Length;

    /// <summary>Lets go of the values. They are not given back to their pool, which would keep them.</summary>
    public void Release() => columns = [];

    public void Dispose()
    {
        foreach (var column in Columns)
        {
            column.Dispose();
        }
    }
}
