namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>indexes.sql</c>. Types: 1 clustered, 2 not, 3 XML, 4 spatial, 5 and 6 columnstore, 7 hash.</summary>
internal sealed record IndexRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string Name { get; init; }

    public int Type { get; init; }

    public bool IsUnique { get; init; }

    public bool IsPrimaryKey { get; init; }

    public bool IsUniqueConstraint { get; init; }

    public bool IsDisabled { get; init; }

    public string? Filter { get; init; }

    public int FillFactor { get; init; }

    public bool IsPadded { get; init; }

    public bool IgnoresDuplicates { get; init; }

    public bool AllowsRowLocks { get; init; }

    public bool AllowsPageLocks { get; init; }

    public bool IsSystemNamed { get; init; }
}

/// <summary>A row of <c>index-columns.sql</c>. Ordinals count from 1; 0 is not in the key.</summary>
internal sealed record IndexColumnRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string ColumnName { get; init; }

    public int KeyOrdinal { get; init; }

    public int PartitionOrdinal { get; init; }

    public bool IsDescending { get; init; }

    public bool IsIncluded { get; init; }
}

/// <summary>A row of <c>index-compression.sql</c>.</summary>
internal sealed record IndexCompressionRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string Compression { get; init; }
}

/// <summary>A row of <c>index-partitions.sql</c>.</summary>
internal sealed record IndexPartitionRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string SchemeName { get; init; }

    public required string ColumnName { get; init; }
}

/// <summary>A row of <c>xml-indexes.sql</c>.</summary>
internal sealed record XmlIndexRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public string? PrimaryName { get; init; }

    public string? SecondaryType { get; init; }
}

/// <summary>A row of <c>spatial-indexes.sql</c>.</summary>
internal sealed record SpatialIndexRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string Scheme { get; init; }

    public double? XMin { get; init; }

    public double? YMin { get; init; }

    public double? XMax { get; init; }

    public double? YMax { get; init; }

    /// <summary><c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>, as those of the levels below; null where the server chooses.</summary>
    public string? Level1 { get; init; }

    public string? Level2 { get; init; }

    public string? Level3 { get; init; }

    public string? Level4 { get; init; }

    public int? CellsPerObject { get; init; }
}

/// <summary>A row of the queries of settings of indexes: <c>COMPRESSION_DELAY = 5</c>. Index 0 is the table's rows.</summary>
internal sealed record IndexSettingRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string Setting { get; init; }
}

/// <summary>A row of <c>columnstore-order.sql</c>.</summary>
internal sealed record ColumnStoreOrderRow
{
    public int ObjectId { get; init; }

    public int IndexId { get; init; }

    public required string ColumnName { get; init; }
}

/// <summary>A row of <c>statistics.sql</c>: one column of them.</summary>
internal sealed record StatisticsRow
{
    public int ObjectId { get; init; }

    public int StatisticsId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether the server leaves them as they are.</summary>
    public bool IsFixed { get; init; }

    public bool IsIncremental { get; init; }

    public bool HasFilter { get; init; }

    /// <summary>Null for none, and for one that the login may not see.</summary>
    public string? Filter { get; init; }

    public required string ColumnName { get; init; }
}
