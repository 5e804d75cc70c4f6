namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>What a sequence of MariaDB says of itself.</summary>
internal sealed record SequenceRow
{
    public required string Name { get; init; }

    public long Next { get; init; }

    public long Minimum { get; init; }

    public long Maximum { get; init; }

    public long Start { get; init; }

    public long Increment { get; init; }

    public long CacheSize { get; init; }

    public bool IsCyclic { get; init; }
}
