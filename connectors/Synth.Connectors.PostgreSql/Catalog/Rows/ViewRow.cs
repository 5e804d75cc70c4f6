namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>views.sql</c>.</summary>
internal sealed record ViewRow
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public bool IsMaterialized { get; init; }

    public bool IsPopulated { get; init; }

    public required string Query { get; init; }

    public required string[] Options { get; init; }

    public string? Comment { get; init; }

    public required string[] DependsOn { get; init; }
}
