namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>A row of <c>guarantees.sql</c>: one column of a guarantee.</summary>
internal sealed record GuaranteeRow
{
    public required string Kind { get; init; }

    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public long Id { get; init; }

    public required string ColumnName { get; init; }

    public string? ReferencedSchema { get; init; }

    public string? ReferencedTable { get; init; }

    public string? ReferencedColumn { get; init; }
}
