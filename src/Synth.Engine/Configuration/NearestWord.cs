namespace Synth.Engine.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
public static class NearestWord
{
    /// <summary>The candidate with the fewest edits (Levenshtein 1966), at most a third of the word's length; null without one.</summary>
    public static string? Find(string word, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (Candidate: candidate, Edits: CountEdits(word, candidate)))
            .Where(pair => pair.Edits <= Math.Max(1, word.Length / 3))
            .OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault().Candidate;

    private static int CountEdits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
