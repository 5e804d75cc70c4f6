namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>sequences.sql</c>.</summary>
internal sealed record SequenceRow
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public long Start { get; init; }

    public long Increment { get; init; }

    public long Minimum { get; init; }

    public long Maximum { get; init; }

    public bool IsCyclic { get; init; }

    public string? NativeType { get; init; }

    public long? CacheSize { get; init; }

    public long? LastValue { get; init; }

    public long? OwnerTableOid { get; init; }

    public string? OwnerColumn { get; init; }

    public bool IsIdentity { get; init; }
}
