namespace Synth.Schema;

/// <summary>
/// A constraint that no two rows may answer alike to a list of operators (PostgreSQL EXCLUDE): bookings that do not overlap.
/// </summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Definition">The engine's own clause, from the word EXCLUDE on.</param>
public sealed record ExclusionConstraint(string Name, string Definition)
{
    /// <summary>The columns that are compared, each with its operator, in order; an expression stands as its text.</summary>
    public ValueList<ExclusionElement> Elements { get; init; } = [];

    /// <summary>The condition that rows meet to be compared; null for all rows.</summary>
    public string? Filter { get; init; }
}
