using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is asked of a plan. Immutable.</summary>
public sealed record PlanOptions
{
    /// <summary>Nothing special.</summary>
    public static PlanOptions Default { get; } = new();

    /// <summary>What shall become of tables whatever the rules would choose; a table that is missing here is left to them.</summary>
    public IReadOnlyDictionary<TableName, TableMode> Modes { get; init; } = new Dictionary<TableName, TableMode>();
}
