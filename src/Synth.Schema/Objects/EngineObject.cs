namespace Synth.Schema;

/// <summary>
/// An object that the model does not describe further and that only its own engine understands: a rule, a policy, an event, a synonym, a
/// collation. A target of the same engine recreates it from its statement; any other skips it with a ledger entry.
/// </summary>
/// <param name="Kind">What it is, as a person would say: <c>row security policy</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record EngineObject(string Kind, TableName Name, string Definition)
{
    /// <summary>Where it stands among what depends on it and what it depends on.</summary>
    public RoutinePlacement Placement { get; init; }

    /// <summary>The table or view that it says something of, without which it cannot be; null where it stands for itself.</summary>
    public TableName? Table { get; init; }

    /// <summary>
    /// Settings of the session that its text was written under, where they decide its meaning and are not the engine's usual ones:
    /// <c>time_zone = 'SYSTEM'</c>.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];
}
