namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>partitions.sql</c>.</summary>
internal sealed record PartitionRow
{
    public long ParentOid { get; init; }

    public long Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Bounds { get; init; }

    public string? PartitionKey { get; init; }
}
