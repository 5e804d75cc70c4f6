namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/foreign-keys.sql</c>: one column pair.</summary>
internal sealed record ForeignKeyRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public required string ColumnName { get; init; }

    /// <summary>Null when it is the database itself.</summary>
    public string? ReferencedDatabase { get; init; }

    public required string ReferencedTable { get; init; }

    public required string ReferencedColumn { get; init; }

    public required string OnDelete { get; init; }

    public required string OnUpdate { get; init; }
}
