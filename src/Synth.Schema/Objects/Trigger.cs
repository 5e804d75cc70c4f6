namespace Synth.Schema;

/// <summary>A trigger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view it belongs to.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record Trigger(string Name, TableName Table, string Definition)
{
    /// <summary>Whether it fires.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>
    /// Settings of the session that its text was written under, where they decide its meaning and are not the engine's usual ones:
    /// <c>QUOTED_IDENTIFIER OFF</c>.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];
}
