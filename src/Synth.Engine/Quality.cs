namespace Synth.Engine;

/// <summary>How much effort a fit takes.</summary>
public enum Quality
{
    /// <summary>A smaller sample and fewer trees: about a quarter of the standard's time.</summary>
    Fast,

    /// <summary>The default.</summary>
    Standard,

    /// <summary>A larger sample and more trees: several times the standard's time and memory.</summary>
    Best,
}
