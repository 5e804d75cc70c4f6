namespace Synth.Connectors;

/// <summary>How a script holds rows.</summary>
public enum ScriptRowForm
{
    /// <summary>INSERT statements of many rows each.</summary>
    Insert,

    /// <summary>The lines of a COPY, which only some clients read.</summary>
    Copy,
}
