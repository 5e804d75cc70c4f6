using System.Collections.Concurrent;

namespace Synth.Modeling;

/// <summary>A word from a pool: a name, a city, a company.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Locale">The language; null for English.</param>
/// <param name="Case">How it is written.</param>
/// <param name="CountryColumn">A column of the row whose country decides the language where it is known; null for none.</param>
internal sealed record WordPart(WordKind Kind, string? Locale, LetterCase Case, string? CountryColumn = null) : TemplatePart
{
    private readonly ConcurrentDictionary<(string Locale, WordSieve Sieve), WordPool> sieved = new();

    /// <inheritdoc/>
    public override long Capacity => CountryColumn is null && IsNumbered ? OwnPool.Count : 1;

    /// <summary>The words that are left to choose from; null for all.</summary>
    public WordSieve? Sieve { get; init; }

    /// <summary>Whether all words are of Latin letters, as the source's are; those of other scripts are then English ones.</summary>
    public bool IsLatin { get; init; }

    /// <summary>Whether words may tell texts apart; not where case and accents do not count.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => CountryColumn is null ? [] : [CountryColumn];

    /// <inheritdoc/>
    public override int LongestText => OwnPool.LongestText;

    private WordPool OwnPool => PoolOf(Locale);

    /// <inheritdoc/>
    public override TemplatePart Fold() => this with { IsNumbered = false };

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var words = CountryColumn is not null && row.TextOf(CountryColumn) is { } name && Countries.Find(name)?.Locale is { } locale
            ? PoolOf(locale)
            : OwnPool;
        Write(words, target, draw.Below(0, words.Count));
    }

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number, RowView row) => Write(OwnPool, target, number);

    private WordPool PoolOf(string? locale)
    {
        var all = WordPools.Of(locale)[Kind];
        all = IsLatin && !all.IsLatin ? WordPools.Of(WordLists.Fallback)[Kind] : all;
        return Sieve is null ? all : sieved.GetOrAdd((locale ?? WordLists.Fallback, Sieve), static (key, pool) => key.Sieve.Of(pool), all);
    }

    private void Write(WordPool words, TextBuffer target, long number)
    {
        var start = target.Length;
        words.Write(number, target);
        LetterCases.Apply(Case, target.Text[start..]);
    }
}
