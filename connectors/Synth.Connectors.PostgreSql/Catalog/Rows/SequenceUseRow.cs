namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>sequence-uses.sql</c>.</summary>
internal sealed record SequenceUseRow
{
    public long TableOid { get; init; }

    public required string Column { get; init; }

    public required string SequenceSchema { get; init; }

    public required string SequenceName { get; init; }
}
