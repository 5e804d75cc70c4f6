namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>dependencies.sql</c>.</summary>
internal sealed record DependencyRow
{
    public required string Kind { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Detail { get; init; }

    public required string NeededKind { get; init; }

    public required string NeededSchema { get; init; }

    public required string NeededName { get; init; }

    public required string NeededDetail { get; init; }
}
