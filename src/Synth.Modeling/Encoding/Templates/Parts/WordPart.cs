namespace Synth.Modeling;

/// <summary>A word from a pool: a name, a city, a company.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Locale">The language; null for English.</param>
/// <param name="Case">How it is written.</param>
/// <param name="CountryColumn">A column of the row whose country decides the language where it is known; null for none.</param>
internal sealed record WordPart(WordKind Kind, string? Locale, LetterCase Case, string? CountryColumn = null) : TemplatePart
{
    private readonly Lazy<WordPool> pool = new(() => WordPools.Of(Locale)[Kind]);

    /// <inheritdoc/>
    public override long Capacity => CountryColumn is null && IsNumbered ? pool.Value.Count : 1;

    /// <summary>Whether words may tell texts apart; not where case and accents do not count.</summary>
    public bool IsNumbered { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => CountryColumn is null ? [] : [CountryColumn];

    /// <inheritdoc/>
    public override int LongestText => pool.Value.LongestText;

    /// <inheritdoc/>
    public override TemplatePart Fold() => this with { IsNumbered = false };

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        var words = CountryColumn is not null && row.TextOf(CountryColumn) is { } name && Countries.Find(name)?.Locale is { } locale
            ? WordPools.Of(locale)[Kind]
            : pool.Value;
        Write(words, target, draw.Below(0, words.Count));
    }

    /// <inheritdoc/>
    public override void Write(TextBuffer target, long number) => Write(pool.Value, target, number);

    private void Write(WordPool words, TextBuffer target, long number)
    {
        var start = target.Length;
        words.Write(number, target);
        LetterCases.Apply(Case, target.Text[start..]);
    }
}
