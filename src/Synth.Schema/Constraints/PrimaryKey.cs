namespace Synth.Schema;

/// <summary>The primary key of a table.</summary>
/// <param name="Name">The constraint's name; null where the engine has none.</param>
/// <param name="Columns">The columns in key order, at least one.</param>
public sealed record PrimaryKey(string? Name, ValueList<string> Columns)
{
    /// <summary>Whether the source keeps it without declaring it, so that a target does not get it.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>When the constraint is checked.</summary>
    public Deferrability Deferrability { get; init; }

    /// <summary>Columns stored beside the keys.</summary>
    public ValueList<string> IncludedColumns { get; init; } = [];

    /// <summary>Further clauses of the engine: <c>NONCLUSTERED</c>. In order of the catalog.</summary>
    public ValueList<string> Options { get; init; } = [];
}
