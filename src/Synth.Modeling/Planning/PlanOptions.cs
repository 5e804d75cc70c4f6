using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is asked of a plan. Immutable.</summary>
public sealed record PlanOptions
{
    /// <summary>Nothing special.</summary>
    public static PlanOptions Default { get; } = new();

    /// <summary>What shall become of tables whatever the rules would choose; a table that is missing here is left to them.</summary>
    public IReadOnlyDictionary<TableName, TableMode> Modes { get; init; } = new Dictionary<TableName, TableMode>();

    /// <summary>
    /// Whether families are what differential privacy protects. Then a table is not the root of families of more than <see
    /// cref="MostPrivateDescendants"/> rows on the average, unless its name says that it holds persons or companies: to hide a district
    /// with all its accounts would take noise that hides everything.
    /// </summary>
    public bool IsPrivate { get; init; }

    /// <summary>See <see cref="IsPrivate"/>.</summary>
    public const double MostPrivateDescendants = 20;
}
