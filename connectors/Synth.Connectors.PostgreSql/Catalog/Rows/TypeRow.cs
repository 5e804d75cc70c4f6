namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>types.sql</c>.</summary>
internal sealed record TypeRow
{
    public long Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Category { get; init; }

    public long ElementOid { get; init; }

    public long BaseOid { get; init; }

    public int BaseModifier { get; init; }

    public string? BaseNativeType { get; init; }

    public bool IsNotNull { get; init; }

    public string? Collation { get; init; }

    public string? DefaultExpression { get; init; }

    public long RelationOid { get; init; }

    public required string[] Labels { get; init; }

    public required string[] Constraints { get; init; }

    public string[] CheckNames { get; init; } = [];

    public string[] CheckConditions { get; init; } = [];

    public bool[] ChecksAreValidated { get; init; } = [];

    public string? RangeDefinition { get; init; }

    /// <summary>The multirange type that came with a range type; null where there is none.</summary>
    public string? MultirangeName { get; init; }

    public string? MultirangeSchema { get; init; }

    /// <summary>The name that it has where none is given.</summary>
    public string? UsualMultirangeName { get; init; }

    public string? Comment { get; init; }

    public bool IsDefinedByUser { get; init; }
}
