namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>undescribed.sql</c>.</summary>
internal sealed record UndescribedRow
{
    public required string Subject { get; init; }

    public required string What { get; init; }
}
