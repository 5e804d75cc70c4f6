namespace Synth.Engine;

/// <summary>Allows a run to replace what its target holds. What an earlier run of Synth made may then always be replaced.</summary>
public sealed record ReplacementOptions
{
    /// <summary>
    /// The name of the target, typed by a person who knows that what others made in it goes too: of the database, or of the file or folder.
    /// Null to replace only what runs of Synth made.
    /// </summary>
    public string? ConfirmedName { get; init; }
}
