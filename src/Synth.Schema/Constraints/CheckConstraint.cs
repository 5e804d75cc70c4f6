namespace Synth.Schema;

/// <summary>A condition that every row of a table meets (or for which it is unknown).</summary>
/// <param name="Name">The constraint's name; null where the engine has none.</param>
/// <param name="Sql">The condition in the source engine's dialect, without the word CHECK.</param>
/// <param name="IsValidated">Whether the engine vouches for the existing rows.</param>
public sealed record CheckConstraint(string? Name, string Sql, bool IsValidated = true)
{
    /// <summary>Whether the engine holds new rows to it (false: disabled or not enforced).</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Further clauses of the engine: <c>NO INHERIT</c>, <c>NOT FOR REPLICATION</c>. In order of the catalog.</summary>
    public ValueList<string> Options { get; init; } = [];
}
