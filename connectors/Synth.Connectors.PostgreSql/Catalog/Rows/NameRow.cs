namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A name alone: a schema or an extension.</summary>
internal sealed record NameRow
{
    public required string Name { get; init; }
}
