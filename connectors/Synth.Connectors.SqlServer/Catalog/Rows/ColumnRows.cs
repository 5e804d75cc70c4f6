namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>dropped-columns.sql</c>.</summary>
internal sealed record DroppedColumnRow
{
    public int ObjectId { get; init; }

    public int ColumnId { get; init; }
}

/// <summary>A row of <c>columns.sql</c>. Lengths are in bytes, -1 for max.</summary>
internal sealed record ColumnRow
{
    public int ObjectId { get; init; }

    public int ColumnId { get; init; }

    public required string Name { get; init; }

    public required string TypeName { get; init; }

    public required string TypeSchema { get; init; }

    public bool IsUserDefined { get; init; }

    public string? BaseTypeName { get; init; }

    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsNullable { get; init; }

    public bool IsRowGuid { get; init; }

    public string? Collation { get; init; }

    public bool IsIdentity { get; init; }

    public string? Seed { get; init; }

    public string? Increment { get; init; }

    public bool IsNotForReplication { get; init; }

    public bool IsComputed { get; init; }

    /// <summary>Null for a column that is stored, and for one whose text the login may not see.</summary>
    public string? ComputedDefinition { get; init; }

    public bool IsPersisted { get; init; }

    public bool HasDefault { get; init; }

    /// <summary>Null for none, for one whose text the login may not see, and for one that is an object of its own.</summary>
    public string? DefaultDefinition { get; init; }

    public string? DefaultName { get; init; }
}

/// <summary>A row of <c>column-features.sql</c>. Always generated: 0 no, 1 start of the row, 2 its end, others ledger columns.</summary>
internal sealed record ColumnFeatureRow
{
    public int ObjectId { get; init; }

    public int ColumnId { get; init; }

    public bool IsSparse { get; init; }

    public bool IsColumnSet { get; init; }

    public bool IsFileStream { get; init; }

    public bool IsHidden { get; init; }

    public int GeneratedAlways { get; init; }

    public bool IsEncrypted { get; init; }

    public bool IsTypedXml { get; init; }
}

/// <summary>A row of <c>masked-columns.sql</c>.</summary>
internal sealed record MaskedColumnRow
{
    public int ObjectId { get; init; }

    public int ColumnId { get; init; }

    public required string MaskingFunction { get; init; }

    /// <summary>Whether the login reads the values themselves.</summary>
    public bool IsVisible { get; init; }
}
