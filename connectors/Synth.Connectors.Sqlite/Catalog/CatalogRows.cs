namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>What the catalog queries return, before it is given a meaning.</summary>
internal sealed record CatalogRows(
    IReadOnlyList<TableRow> Tables,
    IReadOnlyList<ColumnRow> Columns,
    IReadOnlyList<IndexKeyRow> IndexKeys,
    IReadOnlyList<ForeignKeyRow> ForeignKeys,
    IReadOnlyList<DefinitionRow> Definitions,
    IReadOnlyList<SettingRow> Settings);

/// <summary>A row of <c>tables.sql</c>.</summary>
internal sealed record TableRow
{
    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required string Kind { get; init; }

    public bool IsWithoutRowId { get; init; }

    public bool IsStrict { get; init; }
}

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed record ColumnRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public required string DeclaredType { get; init; }

    public bool IsNotNull { get; init; }

    public string? DefaultSql { get; init; }

    public int KeyPosition { get; init; }

    public int Kind { get; init; }

    public bool IsHidden => Kind == 1;

    public bool IsGenerated => Kind is 2 or 3;

    public bool IsStored => Kind == 3;
}

/// <summary>A row of <c>index_keys.sql</c>.</summary>
internal sealed record IndexKeyRow
{
    public required string TableName { get; init; }

    public required string IndexName { get; init; }

    public bool IsUnique { get; init; }

    public required string Origin { get; init; }

    public bool IsPartial { get; init; }

    public string? ColumnName { get; init; }

    public bool IsDescending { get; init; }
}

/// <summary>A row of <c>foreign_keys.sql</c>.</summary>
internal sealed record ForeignKeyRow
{
    public required string TableName { get; init; }

    public int Id { get; init; }

    public required string ReferencedTable { get; init; }

    public required string ColumnName { get; init; }

    public string? ReferencedColumn { get; init; }

    public required string OnUpdate { get; init; }

    public required string OnDelete { get; init; }
}

/// <summary>A row of <c>settings.sql</c>.</summary>
internal sealed record SettingRow
{
    public required string Name { get; init; }

    public long Value { get; init; }
}

/// <summary>A row of <c>definitions.sql</c>.</summary>
internal sealed record DefinitionRow
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string TableName { get; init; }

    public required string Definition { get; init; }
}
