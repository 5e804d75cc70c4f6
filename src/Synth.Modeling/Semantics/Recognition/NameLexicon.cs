using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>
/// What names of columns say in several languages. A phrase counts as a whole name, at the end of one (billing city), or, less, at its
/// beginning (city from).
/// </summary>
internal static class NameLexicon
{
    private const int LongestPhrase = 4;

    private static readonly FrozenDictionary<string, SemanticType> Phrases = ReadEntries()
        .DistinctBy(entry => entry.Phrase)
        .ToFrozenDictionary(entry => entry.Phrase, entry => entry.Type, StringComparer.Ordinal);

    /// <summary>What a name says, most telling first, each with how much it says, 0 to 1.</summary>
    /// <param name="words">The words of the name, in lower case.</param>
    public static IEnumerable<(SemanticType Type, double Weight)> Read(string[] words)
    {
        // A number at the end counts phrases of one kind: address 2, phone 1.
        var last = words.Length > 1 && words[^1].All(char.IsAsciiDigit) ? words.Length - 1 : words.Length;
        for (var length = Math.Min(LongestPhrase, last); length > 0; length--)
        {
            if (Phrases.TryGetValue(string.Join(' ', words[(last - length)..last]), out var atEnd))
            {
                yield return (atEnd, length == last ? 1 : 0.95);
            }

            if (length < last && Phrases.TryGetValue(string.Join(' ', words[..length]), out var atStart))
            {
                yield return (atStart, 0.7);
            }
        }
    }

    // Phrases of several words also stand for their words joined.
    private static IEnumerable<(string Phrase, SemanticType Type)> ReadEntries()
    {
        using var stream = typeof(NameLexicon).Assembly.GetManifestResourceStream("Synth.Modeling.ColumnNames.txt")!;
        using var lines = new StreamReader(stream);
        var type = SemanticType.None;
        while (lines.ReadLine() is { } line)
        {
            if (line.EndsWith(':'))
            {
                type = Enum.Parse<SemanticType>(line[..^1]);
            }
            else if (!line.StartsWith('#'))
            {
                foreach (var phrase in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return (NameWords.Fold(phrase), type);
                    yield return (NameWords.Fold(phrase.Replace(" ", "", StringComparison.Ordinal)), type);
                }
            }
        }
    }
}
