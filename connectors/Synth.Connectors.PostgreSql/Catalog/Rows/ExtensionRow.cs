namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>extensions.sql</c>.</summary>
internal sealed record ExtensionRow
{
    public string? Schema { get; init; }

    public required string Name { get; init; }
}
