namespace Synth.Modeling;

/// <summary>A word of another text column of the row, as e-mail addresses and user names repeat names.</summary>
/// <param name="Column">The column.</param>
/// <param name="Word">Which of its words: 0 the first, -1 the last, <see cref="AllWords"/> all of them in one.</param>
/// <param name="IsInitial">Whether only its first letter.</param>
/// <param name="Case">How it is written.</param>
/// <param name="Instead">What is written where the column has no such word in Latin letters.</param>
internal sealed record ColumnPart(string Column, int Word, bool IsInitial, LetterCase Case, WordKind Instead) : TemplatePart
{
    /// <summary>Stands for all words of a text, written as one.</summary>
    public const int AllWords = -2;

    /// <summary>After how many characters a word is cut.</summary>
    public int Most { get; init; } = 24;

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => [Column];

    /// <summary>The word of a text that is repeated, in plain Latin letters; null when it has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">0 for the first word, -1 for the last, <see cref="AllWords"/> for all in one.</param>
    public static string? WordOf(string? text, int word)
    {
        if (text?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } words)
        {
            return null;
        }

        var chosen = word == AllWords ? string.Concat(words) : words[word < 0 ? ^1 : 0];
        var plain = string.Concat(Transliteration.ToLatin(chosen).Where(char.IsAsciiLetterOrDigit));
        return plain.Length == 0 ? null : plain;
    }

    /// <inheritdoc/>
    public override int LongestText => IsInitial ? 1 : Most;

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var start = target.Length;
        if (WordOf(row.TextOf(Column), Word) is { } word)
        {
            target.Append(word);
        }
        else
        {
            var pool = WordPools.Of(WordLists.Fallback)[Instead];
            pool.Write(draw.Below(0, pool.Count), target);
        }

        target.Truncate(start + LongestText);

        LetterCases.Apply(Case, target.Text[start..]);
    }
}
