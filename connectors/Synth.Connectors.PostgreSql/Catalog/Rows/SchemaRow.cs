namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>schemas.sql</c>.</summary>
internal sealed record SchemaRow
{
    public required string Name { get; init; }
}
