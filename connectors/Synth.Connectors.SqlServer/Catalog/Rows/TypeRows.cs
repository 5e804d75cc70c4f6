namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>xml-schema-collections.sql</c>. The definition is null where the login may not see it.</summary>
internal sealed record XmlSchemaCollectionRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public string? Definition { get; init; }
}

/// <summary>A row of <c>types.sql</c>.</summary>
internal sealed record TypeRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public int TypeId { get; init; }

    public string? BaseTypeName { get; init; }

    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public bool IsNullable { get; init; }

    public bool IsAssemblyType { get; init; }

    public bool HasBoundRules { get; init; }
}

/// <summary>A row of <c>table-types.sql</c>.</summary>
internal sealed record TableTypeRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public int ObjectId { get; init; }

    public bool IsMemoryOptimized { get; init; }
}

/// <summary>A row of <c>partition-functions.sql</c>: a function with one of its schemes.</summary>
internal sealed record PartitionFunctionRow
{
    public int FunctionId { get; init; }

    public required string Name { get; init; }

    public bool IsRight { get; init; }

    public required string TypeName { get; init; }

    public int MaxLength { get; init; }

    public int Precision { get; init; }

    public int Scale { get; init; }

    public string? SchemeName { get; init; }
}

/// <summary>A row of <c>partition-values.sql</c>.</summary>
internal sealed record PartitionValueRow
{
    public int FunctionId { get; init; }

    public string? Value { get; init; }
}
