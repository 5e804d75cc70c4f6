namespace Synth.Engine;

/// <summary>What becomes of a clone's evaluation.</summary>
public enum EvaluationMode
{
    /// <summary>There is none.</summary>
    Off,

    /// <summary>It is reported, and fails nothing.</summary>
    Report,

    /// <summary>A clone that does not pass is removed again.</summary>
    Gate,
}
