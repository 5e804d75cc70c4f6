namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>objects.sql</c> or <c>settings.sql</c>.</summary>
internal sealed record ObjectRow
{
    public required string Kind { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required string Placement { get; init; }

    public string? Relation { get; init; }
}
