namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/tables.sql</c>.</summary>
internal sealed record TableRow
{
    public required string Name { get; init; }

    /// <summary>BASE TABLE, SYSTEM VERSIONED, VIEW or SEQUENCE.</summary>
    public required string Kind { get; init; }

    public string? Engine { get; init; }

    public string? Collation { get; init; }

    public string? Options { get; init; }

    /// <summary>The comment; for a view that cannot be used, what is wrong with it.</summary>
    public string? Comment { get; init; }

    public bool IsTable => Kind is not ("VIEW" or "SEQUENCE" or "SYSTEM VIEW");
}
