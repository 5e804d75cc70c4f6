namespace Synth.Connectors.PostgreSql.Catalog.Rows;

/// <summary>A row of <c>constraints.sql</c>.</summary>
internal sealed record ConstraintRow
{
    public long TableOid { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string[] Columns { get; init; }

    public string? ReferencedSchema { get; init; }

    public string? ReferencedTable { get; init; }

    public required string[] ReferencedColumns { get; init; }

    public required string OnDelete { get; init; }

    public required string OnUpdate { get; init; }

    public bool IsMatchFull { get; init; }

    public bool IsDeferrable { get; init; }

    public bool IsDeferred { get; init; }

    public bool IsValidated { get; init; }

    public bool IsNoInherit { get; init; }

    public bool NullsAreEqual { get; init; }

    public bool IsEnforced { get; init; }

    public bool HasPeriod { get; init; }

    public string[] DeleteColumns { get; init; } = [];

    public string[] IncludedColumns { get; init; } = [];

    public bool IsLocal { get; init; } = true;

    public string? Condition { get; init; }

    public string? Definition { get; init; }

    public string? Filter { get; init; }

    public string[] Operators { get; init; } = [];

    public string?[] Expressions { get; init; } = [];
}
