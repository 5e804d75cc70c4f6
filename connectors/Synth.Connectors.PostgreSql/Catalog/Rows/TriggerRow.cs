namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>triggers.sql</c>.</summary>
internal sealed record TriggerRow
{
    public required string Schema { get; init; }

    public required string Relation { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required string Enabled { get; init; }
}
