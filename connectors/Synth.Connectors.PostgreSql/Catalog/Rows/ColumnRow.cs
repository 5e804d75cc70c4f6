namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed record ColumnRow
{
    public long RelationOid { get; init; }

    public required string Name { get; init; }

    public long TypeOid { get; init; }

    public int TypeModifier { get; init; }

    public required string NativeType { get; init; }

    public bool IsNullable { get; init; }

    public string? Expression { get; init; }

    public required string IdentityKind { get; init; }

    public required string GeneratedKind { get; init; }

    public bool IsInherited { get; init; }

    public string? Collation { get; init; }

    public string? Comment { get; init; }
}
