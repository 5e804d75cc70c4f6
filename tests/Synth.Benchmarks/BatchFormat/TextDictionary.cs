using System.IO.Hashing;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>The bins of frequent texts, found by their bytes without making strings: open addressing over a table of hashes.</summary>
internal sealed class TextDictionary
{
    private const int Slots = 1024;

    private readonly ulong[] hashes = new ulong[Slots];
    private readonly byte[]?[] keys = new byte[Slots][];
    private readonly byte[] bins = new byte[Slots];
    private readonly byte rareBin;

    /// <param name="texts">The frequent texts, at most 253.</param>
    public TextDictionary(IReadOnlyList<byte[]> texts)
    {
        rareBin = (byte)(texts.Count + 1);
        for (var i = 0; i < texts.Count; i++)
        {
            var slot = SlotOf(texts[i], out var hash);
            (hashes[slot], keys[slot], bins[slot]) = (hash, texts[i], (byte)(i + 1));
        }
    }

    public byte BinOf(ReadOnlySpan<byte> text)
    {
        var slot = SlotOf(text, out _);
        return keys[slot] is null ? rareBin : bins[slot];
    }

    private int SlotOf(ReadOnlySpan<byte> text, out ulong hash)
    {
        hash = XxHash3.HashToUInt64(text);
        var slot = (int)(hash % Slots);
        while (keys[slot] is { } key && (hashes[slot] != hash || !text.SequenceEqual(key)))
        {
            slot = (slot + 1) % Slots;
        }

        return slot;
    }
}
