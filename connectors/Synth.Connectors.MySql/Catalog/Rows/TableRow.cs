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

    /// <summary>Whether it has rows of its own.</summary>
    public bool IsTable => Kind is not ("VIEW" or "SEQUENCE" or "SYSTEM VIEW") && !IsMerged;

    /// <summary>Whether its rows are those of other tables, which the engine MERGE shows as one.</summary>
    public bool IsMerged => "MRG_MYISAM".Equals(Engine, StringComparison.OrdinalIgnoreCase);
}
