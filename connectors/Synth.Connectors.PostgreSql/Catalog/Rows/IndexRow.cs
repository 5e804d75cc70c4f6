namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>indexes.sql</c>.</summary>
internal sealed record IndexRow
{
    public long TableOid { get; init; }

    public required string Name { get; init; }

    public required string Method { get; init; }

    public bool IsUnique { get; init; }

    public bool NullsAreEqual { get; init; }

    public bool IsValid { get; init; }

    public bool IsPartitioned { get; init; }

    public bool HasParts { get; init; }

    public required string?[] KeyColumns { get; init; }

    public required string[] KeyTexts { get; init; }

    public required bool[] KeyDescends { get; init; }

    public required string[] IncludedColumns { get; init; }

    public string? Filter { get; init; }

    public required string Definition { get; init; }

    public string? Comment { get; init; }
}
