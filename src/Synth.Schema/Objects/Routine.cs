namespace Synth.Schema;

/// <summary>A function or procedure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">What tells overloads apart; empty where the engine has none.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record Routine(TableName Name, string Signature, string Definition)
{
    /// <summary>Where it stands among what depends on it and what it depends on.</summary>
    public RoutinePlacement Placement { get; init; }

    /// <summary>
    /// Settings of the session that its text was written under, where they decide its meaning and are not the engine's usual ones:
    /// <c>QUOTED_IDENTIFIER OFF</c>.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];
}

/// <summary>When a routine, or another object, is created.</summary>
public enum RoutinePlacement
{
    /// <summary>After the tables and their keys, before checks and indexes, which may call it.</summary>
    AfterTables,

    /// <summary>Before the tables: a column calls it in its default or to be computed.</summary>
    BeforeTables,

    /// <summary>After the views: it takes or returns rows of one.</summary>
    AfterViews,

    /// <summary>Before the types of users, one of which calls it or is made of it.</summary>
    BeforeTypes,

    /// <summary>After the triggers, at the very end: it says something of one of them.</summary>
    AfterTriggers,
}
