namespace Synth.Schema;

/// <summary>When a constraint is checked.</summary>
public enum Deferrability
{
    /// <summary>After each statement, always.</summary>
    NotDeferrable,

    /// <summary>After each statement unless a transaction defers it.</summary>
    InitiallyImmediate,

    /// <summary>At commit unless a transaction asks for it earlier.</summary>
    InitiallyDeferred,
}
