namespace Synth.Connectors.Files.Catalog;

/// <summary>What the catalog queries return, before it is given a meaning.</summary>
internal sealed record NativeRows(
    IReadOnlyList<NativeTableRow> Tables,
    IReadOnlyList<NativeColumnRow> Columns,
    IReadOnlyList<NativeConstraintRow> Constraints,
    IReadOnlyList<NativeIndexKeyRow> IndexKeys,
    IReadOnlyList<NativeViewRow> Views,
    IReadOnlyList<NativeSequenceRow> Sequences);

/// <summary>A row of <c>tables.sql</c>.</summary>
internal sealed record NativeTableRow
{
    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public string? Comment { get; init; }

    public required string Definition { get; init; }
}

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed record NativeColumnRow
{
    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public required string Name { get; init; }

    public required string TypeName { get; init; }

    public bool IsNullable { get; init; }

    public string? DefaultSql { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A row of <c>constraints.sql</c>.</summary>
internal sealed record NativeConstraintRow
{
    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public long Number { get; init; }

    public required string Kind { get; init; }

    public string? Name { get; init; }

    public string? Expression { get; init; }

    public string? ReferencedTable { get; init; }

    public string? ColumnName { get; init; }

    public string? ReferencedColumn { get; init; }
}

/// <summary>A row of <c>index_keys.sql</c>.</summary>
internal sealed record NativeIndexKeyRow
{
    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public required string IndexName { get; init; }

    public bool IsUnique { get; init; }

    public required string Definition { get; init; }

    public required string Expression { get; init; }
}

/// <summary>A row of <c>views.sql</c>.</summary>
internal sealed record NativeViewRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A row of <c>sequences.sql</c>.</summary>
internal sealed record NativeSequenceRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public long Start { get; init; }

    public long Increment { get; init; }

    public long Minimum { get; init; }

    public long Maximum { get; init; }

    public bool IsCyclic { get; init; }

    public long? LastValue { get; init; }
}
