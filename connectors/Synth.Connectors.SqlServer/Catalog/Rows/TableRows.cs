namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>The row of <c>database.sql</c>.</summary>
internal sealed record DatabaseRow
{
    public string? Collation { get; init; }
}

/// <summary>A row of <c>schemas.sql</c>.</summary>
internal sealed record SchemaRow
{
    public required string Name { get; init; }
}

/// <summary>A row of <c>tables.sql</c>.</summary>
internal sealed record TableRow
{
    public int ObjectId { get; init; }

    public required string SchemaName { get; init; }

    public required string Name { get; init; }
}

/// <summary>A row of <c>table-features.sql</c>. Temporal types: 0 none, 1 history, 2 versioned.</summary>
internal sealed record TableFeatureRow
{
    public int ObjectId { get; init; }

    public int TemporalType { get; init; }

    public int? HistoryTableId { get; init; }

    public bool IsMemoryOptimized { get; init; }

    public bool IsFileTable { get; init; }

    public bool IsExternal { get; init; }
}

/// <summary>A row of <c>graph-tables.sql</c>.</summary>
internal sealed record GraphTableRow
{
    public int ObjectId { get; init; }
}

/// <summary>A row of <c>row-filters.sql</c>.</summary>
internal sealed record RowFilterRow
{
    public int ObjectId { get; init; }

    public required string PolicyName { get; init; }
}

/// <summary>A row of <c>periods.sql</c>.</summary>
internal sealed record PeriodRow
{
    public int ObjectId { get; init; }

    public int StartColumnId { get; init; }

    public int EndColumnId { get; init; }
}
