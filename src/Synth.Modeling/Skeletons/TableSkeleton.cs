namespace Synth.Modeling;

/// <summary>Where the rows of a synthesized table stand, before any of their columns is drawn.</summary>
internal sealed class TableSkeleton
{
    /// <summary>Its model.</summary>
    public required TableModel Model { get; init; }

    /// <summary>Rows of the table.</summary>
    public required long RowCount { get; init; }

    /// <summary>The rows under each row of the primary parent; null for roots. Orphans come after the last range.</summary>
    public required RowRanges? UnderParent { get; init; }

    /// <summary>For each count model of the table, the counted rows as ranges.</summary>
    public required RowRanges[] Counted { get; init; }

    /// <summary>The first row without a primary parent: 0 for roots.</summary>
    public long OrphanStart => UnderParent?.Total ?? 0;

    /// <summary>The row of the primary parent, or -1.</summary>
    public long ParentOf(long row) => UnderParent is { } ranges && row < ranges.Total ? ranges.RangeOf(row) : -1;
}
