using Synth.Data;

namespace Synth.Modeling.Tests.Privacy;

/// <summary>Noise that can be computed again, for tests alone.</summary>
internal sealed class SeededNoise(long seed) : NoiseSource
{
    private readonly RandomStream stream = RandomStream.FromSeed(seed);
    private long position;

    public override ulong Next() => stream.Bits(position++);
}
