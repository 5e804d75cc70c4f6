namespace Synth.Engine;

/// <summary>How much effort a fit takes.</summary>
public enum Quality
{
    /// <summary>
    /// A smaller sample, fewer trees, and no trials of how siblings depend on each other: about a third of the standard's time.
    /// </summary>
    Fast,

    /// <summary>The default.</summary>
    Standard,

    /// <summary>A larger sample, more trees, and trials on more families: several times the standard's time and memory.</summary>
    Best,
}
