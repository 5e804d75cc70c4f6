namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>A row of <c>Queries/triggers.sql</c>, <c>routines.sql</c> or <c>events.sql</c>.</summary>
internal sealed record CodeRow
{
    public required string Name { get; init; }

    /// <summary>The table of a trigger.</summary>
    public string? Parent { get; init; }

    /// <summary>As SHOW CREATE names it.</summary>
    public required string Kind { get; init; }
}
