namespace Synth.Schema;

/// <summary>A function or procedure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">What tells overloads apart; empty where the engine has none.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record Routine(TableName Name, string Signature, string Definition)
{
    /// <summary>Whether columns call it in a default or a generated value, so that it must exist before the tables.</summary>
    public bool IsNeededByTables { get; init; }
}
