namespace Synth.Data;

/// <summary>Some integers in as few bits each as the largest takes, as multiples of a step above the least one.</summary>
internal sealed class PackedIntegers
{
    private const int WordBits = 64;

    // Of this object and its two arrays.
    private const int Overhead = 128;

    private readonly Int128 least;
    private readonly UInt128 step;
    private readonly int bits;
    private readonly ulong[] words;
    private readonly bool[] nulls;

    private PackedIntegers(Int128 least, UInt128 step, int bits, ulong[] words, bool[] nulls) =>
        (this.least, this.step, this.bits, this.words, this.nulls) = (least, step, bits, words, nulls);

    /// <summary>The bytes that they take, this object included.</summary>
    public long Bytes => Overhead + (words.LongLength * sizeof(ulong)) + nulls.Length;

    /// <summary>An integer; null where there is none.</summary>
    /// <param name="index">From 0.</param>
    public Int128? this[int index] => nulls.Length > 0 && nulls[index] ? null : unchecked(least + (Int128)(step * Read(index)));

    /// <summary>Packs the values of a vector of integers.</summary>
    public static PackedIntegers Of(ColumnVector source)
    {
        Func<int, Int128> valueOf = source switch
        {
            FixedVector<long> integers => row => integers.Values[row],
            FixedVector<Int128> wide => row => wide.Values[row],
            _ => throw new ArgumentException($"Integers are asked for, not {source.Kind}.", nameof(source)),
        };
        int[] known = [.. Enumerable.Range(0, source.Count).Where(row => !source.IsNull(row))];
        var least = known.Select(valueOf).DefaultIfEmpty().Min();
        UInt128 DistanceOf(int row) => unchecked((UInt128)(valueOf(row) - least));

        var (step, most) = (UInt128.Zero, UInt128.Zero);
        foreach (var row in known)
        {
            step = GreatestCommonDivisor(step, DistanceOf(row));
            most = UInt128.Max(most, DistanceOf(row));
        }

        step = UInt128.Max(step, UInt128.One);
        var bits = 128 - (int)UInt128.LeadingZeroCount(most / step);
        var packed = new PackedIntegers(
            least, step, bits, new ulong[((source.Count * bits) + WordBits - 1) / WordBits],
            known.Length == source.Count ? [] : source.Nulls.ToArray());
        foreach (var row in known)
        {
            packed.Write(row, DistanceOf(row) / step);
        }

        return packed;
    }

    private static UInt128 GreatestCommonDivisor(UInt128 left, UInt128 right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }

    // A value reaches over as many words as it takes.
    private void Write(int index, UInt128 value)
    {
        for (int at = index * bits, end = at + bits, done = 0; at < end;)
        {
            var part = Math.Min(WordBits - (at % WordBits), end - at);
            words[at / WordBits] |= (ulong)(value >> done) << (at % WordBits) & MaskOf(part) << (at % WordBits);
            (at, done) = (at + part, done + part);
        }
    }

    private UInt128 Read(int index)
    {
        var value = UInt128.Zero;
        for (int at = index * bits, end = at + bits, done = 0; at < end;)
        {
            var part = Math.Min(WordBits - (at % WordBits), end - at);
            value |= (UInt128)(words[at / WordBits] >> (at % WordBits) & MaskOf(part)) << done;
            (at, done) = (at + part, done + part);
        }

        return value;
    }

    private static ulong MaskOf(int bits) => ulong.MaxValue >> (WordBits - bits);
}
