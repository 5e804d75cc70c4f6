namespace Synth.Modeling;

/// <summary>Where the bits of noise come from.</summary>
internal abstract class NoiseSource
{
    /// <summary>64 uniform bits.</summary>
    public abstract ulong Next();

    /// <summary>A uniform number below a bound, without bias.</summary>
    /// <param name="bound">Greater than 0.</param>
    public UInt128 Below(UInt128 bound)
    {
        var unused = (int)UInt128.LeadingZeroCount(bound - 1);
        while (true)
        {
            // Bits that no smaller number needs are dropped, so that fewer than half of the tries fail.
            var bits = unused >= 64 ? Next() : new UInt128(Next(), Next());
            var value = unused == 128 ? 0 : (bits << (unused >= 64 ? 64 : 0) >> unused);
            if (value < bound)
            {
                return value;
            }
        }
    }
}
