namespace Synth.Connectors;

/// <summary>What a run may do with what its target holds.</summary>
public enum TargetUse
{
    /// <summary>Fill it in place; refused when it holds anything but what an unfinished run of ours left.</summary>
    Fill,

    /// <summary>
    /// Build the new generation beside what is there, and swap it in when it is published. What earlier runs of ours made is replaced and
    /// kept as the previous generation. Anything else stays as it is where the engine keeps objects apart, and is a refusal where it
    /// replaces whole files.
    /// </summary>
    Replace,

    /// <summary>
    /// As <see cref="Replace"/>, whoever made what is there: all of it becomes the previous generation. For a target whose name the
    /// user has confirmed.
    /// </summary>
    ReplaceAll,
}
