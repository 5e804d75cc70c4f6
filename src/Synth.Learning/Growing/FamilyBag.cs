namespace Synth.Learning;

/// <summary>
/// The families of one tree: those whose hash of (seed, tree, family id) is among the smallest. So the draw is without replacement,
/// of an exact number, and needs neither an order of rows nor a list to be repeated.
/// </summary>
/// <param name="Key">Names the hash: a function of seed and tree.</param>
/// <param name="Threshold">The largest hash of a family in the bag, inclusive.</param>
internal readonly record struct FamilyBag(ulong Key, ulong Threshold)
{
    private const int BucketBits = 12;

    /// <summary>Whether the family is in the bag.</summary>
    /// <param name="id">The caller's id of the family.</param>
    public bool Contains(int id) => HashOf(Key, id) <= Threshold;

    /// <summary>The name of a tree's hash.</summary>
    public static ulong KeyOf(ulong seed, int tree) => BitMixer.At(BitMixer.Mix(seed), (ulong)tree + 1);

    /// <summary>Draws round(<paramref name="fraction"/> × families) families, at least one.</summary>
    /// <param name="key">Names the hash, see <see cref="KeyOf"/>.</param>
    /// <param name="ids">Distinct ids of all families, at least one.</param>
    /// <param name="fraction">Share to draw, in (0, 1].</param>
    public static FamilyBag Draw(ulong key, ReadOnlySpan<int> ids, double fraction)
    {
        int wanted = Math.Clamp((int)Math.Round(fraction * ids.Length, MidpointRounding.AwayFromZero), 1, ids.Length);
        return wanted == ids.Length ? new FamilyBag(key, ulong.MaxValue) : new FamilyBag(key, SmallestHash(key, ids, wanted));
    }

    // Linear time: only the bucket in which the wanted rank falls is sorted. Distinct ids have distinct hashes, so there are no ties.
    private static ulong SmallestHash(ulong key, ReadOnlySpan<int> ids, int rank)
    {
        var bucketCounts = new int[1 << BucketBits];
        foreach (int id in ids)
            bucketCounts[HashOf(key, id) >> (64 - BucketBits)]++;

        int bucket = 0;
        int below = 0;
        while (below + bucketCounts[bucket] < rank)
            below += bucketCounts[bucket++];

        var hashes = new ulong[bucketCounts[bucket]];
        int count = 0;
        foreach (int id in ids)
        {
            ulong hash = HashOf(key, id);
            if (hash >> (64 - BucketBits) == (ulong)bucket)
                hashes[count++] = hash;
        }

        Array.Sort(hashes);
        return hashes[rank - below - 1];
    }

    private static ulong HashOf(ulong key, int id) => BitMixer.At(key, (uint)id);
}
