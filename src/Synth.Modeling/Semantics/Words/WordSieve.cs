using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// A part of the words of every list, told by a hash: one word in <see cref="OneIn"/>. It is chosen such that no word of the source is in
/// it, for words that alone make out a text that is somebody's, as given names do where they are all that addresses of one domain differ
/// in. The source's words are then among all the others, and nothing else of them is kept.
/// </summary>
/// <param name="Salt">Which part.</param>
/// <param name="OneIn">How many words one is kept of; at least 2.</param>
internal sealed record WordSieve(int Salt, int OneIn)
{
    private const int MostWords = 400;
    private const int MostSalts = 100_000;

    // Of so many parts about one in 3,000 is without the source's words.
    private const int WordsPerPart = 8;

    private readonly RandomStream stream = RandomStream.FromSeed(Salt).Derive("sieve");

    /// <summary>A part without any of some words; null where they are too many to leave enough others, or none.</summary>
    /// <param name="words">The words, in any case of letters.</param>
    public static WordSieve? Without(IEnumerable<string> words)
    {
        string[] different = [.. words.Select(word => word.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];
        if (different.Length is 0 or > MostWords)
        {
            return null;
        }

        var oneIn = Math.Max(2, (different.Length + WordsPerPart - 1) / WordsPerPart);
        return Enumerable.Range(0, MostSalts)
            .Select(salt => new WordSieve(salt, oneIn))
            .FirstOrDefault(sieve => !different.Any(sieve.Keeps));
    }

    /// <summary>Whether a word is in the part, in whatever case of letters.</summary>
    public bool Keeps(string word) => stream.Derive(word.ToLowerInvariant()).Below(0, OneIn) == 0;

    /// <summary>The part of a pool; the pool itself where nothing would be left of one of its lists.</summary>
    public WordPool Of(WordPool pool)
    {
        string[][] lists = [.. pool.Lists.Select(list => list.Where(Keeps).ToArray())];
        return lists.Any(list => list.Length == 0) ? pool : new WordPool(lists, pool.Joint);
    }
}
