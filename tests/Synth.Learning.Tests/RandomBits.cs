namespace Synth.Learning.Tests;

/// <summary>A small stream of numbers for tests whose data CsCheck does not have to shrink.</summary>
internal sealed class RandomBits(ulong seed)
{
    private ulong _position;

    public ulong Next() => BitMixer.At(BitMixer.Mix(seed), ++_position);

    public int Below(int bound) => BitMixer.Below(Next(), bound);

    public int[] Permutation(int length)
    {
        int[] permutation = [.. Enumerable.Range(0, length)];
        for (int i = length - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (permutation[i], permutation[other]) = (permutation[other], permutation[i]);
        }

        return permutation;
    }

    public byte[] Bins(int rowCount, int binCount) => [.. Enumerable.Range(0, rowCount).Select(_ => (byte)Below(binCount))];
}
