namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>routines.sql</c>.</summary>
internal sealed record RoutineRow
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Signature { get; init; }

    public required string Definition { get; init; }
}
