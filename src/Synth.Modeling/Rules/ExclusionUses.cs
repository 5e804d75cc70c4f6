namespace Synth.Modeling;

/// <summary>What a feature may be used for when exclusions are looked for.</summary>
[Flags]
internal enum ExclusionUses
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It may decide another one, or be decided.</summary>
    Decision = 1,

    /// <summary>Single codes of it may imply others, or be implied.</summary>
    Implication = 2,
}
