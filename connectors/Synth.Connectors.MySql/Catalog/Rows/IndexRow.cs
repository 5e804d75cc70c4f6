namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/indexes.sql</c>: one key of an index.</summary>
internal sealed record IndexRow
{
    public required string TableName { get; init; }

    public required string Name { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>Null for an expression.</summary>
    public string? ColumnName { get; init; }

    public string? Expression { get; init; }

    /// <summary>A, D, or null where the index has no order.</summary>
    public string? Direction { get; init; }

    public long? PrefixLength { get; init; }

    public required string Method { get; init; }

    /// <summary>INVISIBLE, IGNORED or null.</summary>
    public string? State { get; init; }

    public string Comment { get; init; } = "";
}
