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

/// <summary>A row of <c>ledger-tables.sql</c>. Types: 1 history, 2 updatable, 3 append-only.</summary>
internal sealed record LedgerTableRow
{
    public int ObjectId { get; init; }

    public int Type { get; init; }

    public bool IsDropped { get; init; }
}

/// <summary>A row of <c>history-retention.sql</c>.</summary>
internal sealed record HistoryRetentionRow
{
    public int ObjectId { get; init; }

    public int Period { get; init; }

    /// <summary><c>DAY</c>, <c>WEEK</c>, <c>MONTH</c> or <c>YEAR</c>.</summary>
    public required string Unit { get; init; }
}

/// <summary>A row of <c>table-settings.sql</c>.</summary>
internal sealed record TableSettingRow
{
    public int ObjectId { get; init; }

    /// <summary><c>TABLE</c>, <c>AUTO</c> or <c>DISABLE</c>.</summary>
    public required string LockEscalation { get; init; }

    public bool IsOutOfRow { get; init; }

    /// <summary>Bytes of old long types that are kept in the row; 0 for none.</summary>
    public int TextInRow { get; init; }
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
