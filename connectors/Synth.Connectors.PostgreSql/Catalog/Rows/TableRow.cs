namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>tables.sql</c>.</summary>
internal sealed record TableRow
{
    public long Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public bool IsUnlogged { get; init; }

    public string? PartitionKey { get; init; }

    public string[] Inherits { get; init; } = [];

    public required string[] StorageOptions { get; init; }

    public string? Comment { get; init; }
}
