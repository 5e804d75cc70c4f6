namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/checks-*.sql</c>.</summary>
internal sealed record CheckRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public required string Clause { get; init; }

    public bool IsEnforced { get; init; }
}
