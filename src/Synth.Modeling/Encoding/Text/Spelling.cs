using System.Buffers;
using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>Which letters may follow each other in invented words, so that these can be spoken.</summary>
internal static class Spelling
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenSet<string> Onsets =
        "bl br ch cl cr dr fl fr gl gr pl pr sc sh sk sl sm sn sp st sw th tr tw wh".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Codas =
        "ch ck ct ff ft ld lk ll lm lp lt mp nd ng nk nt pt rd rk rl rm rn rp rt sh sk sp ss st th"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Looked up by both letters of a pair.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OnsetPairs =
        Onsets.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodaPairs =
        Codas.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word may go on as it does in its last letter.</summary>
    /// <param name="word">The word so far, in lower case, with the letter that is to be judged.</param>
    /// <param name="length">How long it will be.</param>
    public static bool Allows(ReadOnlySpan<char> word, int length)
    {
        var isVowel = IsVowel(word[^1]);
        var isLast = word.Length == length;
        if (isLast && length > 1 && !isVowel && !word.ContainsAny(Vowels))
        {
            return false;
        }

        if (word.Length < 2)
        {
            return true;
        }

        if (isVowel)
        {
            return word.Length < 3 || !IsVowel(word[^2]) || !IsVowel(word[^3]);
        }

        return IsVowel(word[^2])
            || ((word.Length != 2 || OnsetPairs.Contains(word))
                && (!isLast || CodaPairs.Contains(word[^2..]))
                && (word.Length < 3 || IsVowel(word[^3])));
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
