namespace Synth.Modeling;

/// <summary>
/// Makes words of one kind: those that enough families use, by their frequency, and for the rest invented ones whose letters
/// follow each other as in the source.
/// </summary>
/// <param name="Words">Words that enough families use.</param>
/// <param name="KnownShare">The share of words that are one of them, 0 to 1.</param>
/// <param name="Lengths">How many of the other words have each length; index 0 is unused.</param>
/// <param name="Letters">In how many families each letter follows another, as weights: [27][26] flattened, previous letter (26: word start)
/// then next.</param>
internal sealed record WordModel(CategoryValue[] Words, double KnownShare, int[] Lengths, int[] Letters)
{
    private const int Start = 26;
    private const int LongestInvented = 24;

    private readonly int[] lengthSums = Sums(Lengths);
    private readonly int[] wordSums = Sums([.. Words.Select(word => word.Rows)]);

    /// <summary>Learns from the words of one kind.</summary>
    /// <param name="words">Each occurrence, with its family.</param>
    /// <param name="minFamilies">A word is kept when at least this many families use it.</param>
    public static WordModel Fit(IReadOnlyList<(string Word, int Family)> words, int minFamilies)
    {
        var kept = words
            .GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .Where(group => group.Select(entry => entry.Family).Distinct().Take(minFamilies).Count() == minFamilies)
            .Select(group => new CategoryValue(group.Key, group.Count()))
            .OrderByDescending(value => value.Rows)
            .ThenBy(value => value.Text, StringComparer.Ordinal)
            .ToArray();
        var known = kept.Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        var others = words.Where(entry => !known.Contains(entry.Word)).ToArray();
        var lengths = new int[LongestInvented + 1];
        foreach (var (word, _) in others)
        {
            lengths[Math.Min(word.Length, LongestInvented)]++;
        }

        var knownRows = kept.Sum(value => (double)value.Rows);
        return new WordModel(kept, words.Count == 0 ? 0 : knownRows / words.Count, lengths, CountLetters(others, minFamilies));
    }

    // A family counts once for each pair of letters, and a pair only when enough families have it: what a single one repeats,
    // however often, cannot be spelled again letter by letter.
    private static int[] CountLetters(IEnumerable<(string Word, int Family)> words, int minFamilies)
    {
        var families = new HashSet<(int Pair, int Family)>();
        var counts = new int[27 * 26];
        foreach (var (word, family) in words)
        {
            var previous = Start;
            foreach (var letter in word.Where(char.IsAsciiLetter).Select(letter => char.ToLowerInvariant(letter) - 'a'))
            {
                var pair = (previous * 26) + letter;
                counts[pair] += families.Add((pair, family)) ? 1 : 0;
                previous = letter;
            }
        }

        // Every letter can follow every other, if seldom (Laplace).
        return Array.ConvertAll(counts, count => 1 + (count >= minFamilies ? 8 * count : 0));
    }

    /// <summary>A word, in lower case when invented and as in the source when known.</summary>
    /// <param name="draw">The cell's random bits.</param>
    /// <param name="index">The first of the bits to use; a word uses fewer than 64.</param>
    /// <param name="isSpelled">Whether <see cref="SpelledWords"/> stand for invented ones.</param>
    public (string Word, bool IsKnown) Draw(CellDraw draw, int index, bool isSpelled = false)
    {
        if (Words.Length > 0 && (draw.Uniform(index) < KnownShare || lengthSums[^1] == 0))
        {
            return (Words[Pick(wordSums, draw.Bits(index + 1))].Text, true);
        }

        var length = lengthSums[^1] == 0 ? 5 : Pick(lengthSums, draw.Bits(index + 2));
        var word = isSpelled ? SpelledWords.Pick(length, draw.Bits(index + 3)) : null;
        return (word ?? Invent(Math.Max(1, length), draw, index + 3), false);
    }

    private string Invent(int length, CellDraw draw, int index)
    {
        Span<char> word = stackalloc char[length];
        Span<int> sums = stackalloc int[26];
        var previous = Start;
        for (var i = 0; i < length; i++)
        {
            var sum = 0;
            for (var letter = 0; letter < 26; letter++)
            {
                word[i] = (char)('a' + letter);
                sums[letter] = sum += Spelling.Allows(word[..(i + 1)], length) ? Letters[(previous * 26) + letter] : 0;
            }

            previous = Pick(sums, draw.Bits(index + i));
            word[i] = (char)('a' + previous);
        }

        return new string(word);
    }

    private static int[] Sums(int[] counts)
    {
        var sums = new int[counts.Length];
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            sums[i] = sum += counts[i];
        }

        return sums;
    }

    private static int Pick(ReadOnlySpan<int> sums, ulong bits)
    {
        var rank = (int)Math.BigMul(bits, (ulong)sums[^1], out _) + 1;
        var index = sums.BinarySearch(rank);
        index = index < 0 ? ~index : index;
        while (index > 0 && sums[index - 1] == sums[index])
        {
            index--;
        }

        return index;
    }
}
