namespace Synth.Schema;

/// <summary>A declared uniqueness. Unique indexes that are no constraint are <see cref="Index"/>es.</summary>
/// <param name="Name">The constraint's name; null where the engine has none.</param>
/// <param name="Columns">The columns in declared order, at least one.</param>
/// <param name="NullsAreDistinct">Whether rows with a null never collide, the rule of the SQL standard's default.</param>
public sealed record UniqueConstraint(string? Name, ValueList<string> Columns, bool NullsAreDistinct = true)
{
    /// <summary>When the constraint is checked.</summary>
    public Deferrability Deferrability { get; init; }

    /// <summary>Columns stored beside the keys.</summary>
    public ValueList<string> IncludedColumns { get; init; } = [];

    /// <summary>Further clauses of the engine: <c>CLUSTERED</c>. In order of the catalog.</summary>
    public ValueList<string> Options { get; init; } = [];
}
