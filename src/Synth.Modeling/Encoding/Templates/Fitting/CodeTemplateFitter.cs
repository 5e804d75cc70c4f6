using Synth.Data;

namespace Synth.Modeling;

/// <summary>Learns the templates of codes: literal parts, words that many share, dates, counters, digits and letters.</summary>
internal static class CodeTemplateFitter
{
    private const int LongestCommonWord = 12;
    private const int MostCommonWords = 40;
    private const double LeastCommonCoverage = 0.9;
    private const double LeastPlacedCoverage = 0.5;

    /// <summary>What letters that all codes have in common are worth, as a share of rows: the country before an IBAN.</summary>
    private const double CostOfLostWords = 0.05;

    /// <summary>Fits a column.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="isDistinct">Whether no two rows may have the same text.</param>
    /// <param name="subject">The column, for errors.</param>
    /// <param name="leastCoverage">The share of rows that the templates must cover.</param>
    /// <returns>Null when the texts follow no templates.</returns>
    public static TemplateEncoder? Fit(
        string name, BytesVector column, EncodingContext context, int? maxLength,
        bool isDistinct, string subject, double leastCoverage = 0.8)
    {
        var texts = TemplateGroup.TextsOf(column);
        if (texts.Count == 0)
        {
            return null;
        }

        var common = CommonWords(texts, context);
        var grammars = HasPaddedRuns(texts)
            ? new[] { TemplateGrammar.Code, TemplateGrammar.Mixed }
            : [TemplateGrammar.Numbered, TemplateGrammar.Code, TemplateGrammar.Mixed];
        var best = grammars
            .Select(grammar => new TemplateKeys(grammar, grammar == TemplateGrammar.Mixed ? [] : common))
            .Select(keys => (Keys: keys, Groups: TemplateGroup.Of(texts, keys, context)))
            .MaxBy(entry => Math.Round(Coverage(entry.Groups, texts.Count), 2) - (entry.Groups.Length * 0.0005)
                - (entry.Keys.Grammar == TemplateGrammar.Mixed && common.Length > 0 ? CostOfLostWords : 0));
        if (best.Groups.Length == 0 || Coverage(best.Groups, texts.Count) < leastCoverage)
        {
            return null;
        }

        var check = CheckScheme.Find(texts.Select(entry => entry.Text));
        var templates = best.Groups.Select(group => Build(group, best.Keys, check, context)).ToArray();
        var encoder = new TemplateEncoder(name, best.Keys, templates, check?.Name, maxLength, isDistinct, subject);
        return isDistinct && templates.Any(template => template.LongestText > (maxLength ?? int.MaxValue)) ? null : encoder;
    }

    /// <summary>Fits a column of random signs, such as hashes of passwords: texts of one length, the same sign where all have it.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="isDistinct">Whether no two rows may have the same text.</param>
    /// <param name="subject">The column, for errors.</param>
    /// <returns>Null when the texts have no length that enough families share.</returns>
    public static TemplateEncoder? FitPlaces(
        string name, BytesVector column, EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var keys = new TemplateKeys(TemplateGrammar.Places, []);
        var texts = TemplateGroup.TextsOf(column);
        var groups = TemplateGroup.Of(texts, keys, context);
        return groups.Length == 0 || Coverage(groups, texts.Count) < LeastPlacedCoverage
            ? null
            : new TemplateEncoder(name, keys, [.. groups.Select(group => Build(group, keys, null, context))], null,
                maxLength, isDistinct, subject);
    }

    /// <summary>The template of texts that have a key in common.</summary>
    public static Template Build(TemplateGroup group, TemplateKeys keys, CheckScheme? check, EncodingContext context)
    {
        var parts = new List<TemplatePart>();
        var growAt = -1;
        foreach (var run in TemplateRuns.Split(group, keys, check))
        {
            IEnumerable<TemplatePart> own = run.Kind switch
            {
                TemplateRunKind.Literal => [new LiteralPart(run.Texts[0])],
                TemplateRunKind.Digits =>
                    DigitsFitter.Fit([.. run.Texts.Zip(group.Texts, (text, entry) => (text, entry.Row))], context, run.MayBeChoice),
                _ => CharactersOf([.. run.Texts.Zip(group.Texts, (text, entry) => (text, entry.Row))], context),
            };
            parts.AddRange(own);
            growAt = run.Kind == TemplateRunKind.Literal ? growAt : parts.Count;
        }

        return new Template(group.Key, [.. parts], group.Texts.Length, growAt < 0 ? parts.Count : growAt);
    }

    // A date of the row is one among letters, too.
    private static IEnumerable<TemplatePart> CharactersOf(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context)
    {
        return RowDateFitter.Find(runs, context) is var (begin, part)
            ? [.. Cut(0, begin), part, .. Cut(begin + part.LongestText, runs[0].Run.Length)]
            : AlphabetFitter.Fit(runs, context);

        IEnumerable<TemplatePart> Cut(int begin, int end) => begin == end
            ? []
            : AlphabetFitter.Fit([.. runs.Select(entry => (entry.Run[begin..end], entry.Row))], context);
    }

    private static double Coverage(TemplateGroup[] groups, int rows) => groups.Sum(group => group.Texts.Length) / (double)rows;

    private static bool HasPaddedRuns(List<(string Text, int Row)> texts) =>
        texts.Any(entry => Token.Split(entry.Text)
            .Any(token => token.Kind == TokenKind.Digits && (token.Text.Length > 9 || (token.Text.Length > 1 && token.Text[0] == '0'))));

    // A word that many families have in the same place, where nearly all have such a word: BK- for books, EL- for electronics. Where most
    // of the letters there are do stand there, they are drawn.
    private static string[] CommonWords(List<(string Text, int Row)> texts, EncodingContext context)
    {
        var words = texts.SelectMany(entry => Token.Split(entry.Text).Where(token => token.IsWord)
            .Select((token, i) => (Ordinal: i, Word: token.Text, entry.Row)));
        return
        [
            .. words.GroupBy(entry => entry.Ordinal).SelectMany(place =>
            {
                var kept = place
                    .Where(entry => entry.Word.Length <= LongestCommonWord)
                    .GroupBy(entry => entry.Word, StringComparer.Ordinal)
                    .Where(group => TemplateGroup.HasFamilies(group.Select(entry => context.Families[entry.Row]), context.MinFamilies))
                    .ToArray();
                var shortest = kept.Length == 0 ? 0 : kept.Min(group => group.Key.Length);
                return kept.Length <= Math.Min(MostCommonWords, Math.Pow(26, shortest) / 4)
                    && kept.Sum(group => group.Count()) >= LeastCommonCoverage * place.Count()
                    ? kept.Select(group => TemplateKeys.Common(place.Key, group.Key))
                    : [];
            }),
        ];
    }
}
