namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>sequences.sql</c>.</summary>
internal sealed record SequenceRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public int ObjectId { get; init; }

    public required string TypeName { get; init; }

    public int Precision { get; init; }

    public required string Start { get; init; }

    public required string Increment { get; init; }

    public required string Minimum { get; init; }

    public required string Maximum { get; init; }

    public string? CurrentValue { get; init; }

    public bool IsCyclic { get; init; }

    public bool IsCached { get; init; }

    public int? CacheSize { get; init; }
}

/// <summary>A row of <c>sequence-positions.sql</c>.</summary>
internal sealed record SequencePositionRow
{
    public int ObjectId { get; init; }

    public string? LastValue { get; init; }
}
