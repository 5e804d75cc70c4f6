namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>foreign-keys.sql</c>. Actions: 0 none, 1 cascade, 2 set null, 3 set default.</summary>
internal sealed record ForeignKeyRow
{
    public int ObjectId { get; init; }

    public int TableId { get; init; }

    public int ReferencedTableId { get; init; }

    public string? Name { get; init; }

    public int OnDelete { get; init; }

    public int OnUpdate { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsNotTrusted { get; init; }

    public bool IsNotForReplication { get; init; }
}

/// <summary>A row of <c>foreign-key-columns.sql</c>.</summary>
internal sealed record ForeignKeyColumnRow
{
    public int ForeignKeyId { get; init; }

    public required string ColumnName { get; init; }

    public required string ReferencedColumnName { get; init; }
}

/// <summary>A row of <c>checks.sql</c>.</summary>
internal sealed record CheckRow
{
    public int TableId { get; init; }

    public string? Name { get; init; }

    public required string Definition { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsNotTrusted { get; init; }

    public bool IsNotForReplication { get; init; }
}
