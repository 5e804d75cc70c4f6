using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Synth.Modeling;

/// <summary>
/// Bits of the operating system's generator. Noise must be known to nobody: whoever could compute it again, from the seed of a run or by
/// trying all keys of 64 bits, could subtract it. It is the one thing in a fit that is no function of the seed.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class SecretNoise : NoiseSource
{
    private readonly ulong[] buffer = new ulong[512];
    private int used = 512;

    /// <inheritdoc/>
    public override ulong Next()
    {
        if (used == buffer.Length)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(buffer.AsSpan()));
            used = 0;
        }

        return buffer[used++];
    }
}
