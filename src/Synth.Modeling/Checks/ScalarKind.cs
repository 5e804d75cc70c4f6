namespace Synth.Modeling;

/// <summary>What a value in a check is.</summary>
internal enum ScalarKind
{
    /// <summary>Null, or not known: a check that comes to it is met.</summary>
    Null,

    /// <summary>True (1) or false (0).</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date or time, in ticks.</summary>
    Temporal,

    /// <summary>A text.</summary>
    Text,
}
