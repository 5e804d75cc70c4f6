namespace Synth.Modeling;

/// <summary>Whether values are codes: short, without blanks but few, with digits or capitals, and of one pattern.</summary>
internal static class CodeForm
{
    private const int LongestCode = 40;
    private const int MostPatterns = 6;
    private const double CommonShare = 0.85;

    /// <summary>Whether a text can be a code.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 2 and <= LongestCode
        && text.Count(c => c == ' ') <= 2
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '_' or '.' or ':' or '#' or ' ')
        && (text.Any(char.IsAsciiDigit) || text.Where(char.IsLetter).All(char.IsUpper));

    /// <summary>Whether few patterns cover nearly all of the values, and the values are no mere numbers.</summary>
    public static bool HasCommonPattern(ColumnSample sample)
    {
        if (sample.Values.Length < 10 || sample.ShareOf(text => text.All(char.IsAsciiDigit)) > 0.5)
        {
            return false;
        }

        var covered = sample.Values.CountBy(PatternOf).OrderByDescending(pattern => pattern.Value)
            .Take(MostPatterns).Sum(pattern => pattern.Value);
        return covered >= CommonShare * sample.Values.Length && covered > MostPatterns;
    }

    /// <summary>The kinds of characters of a text: INV-2024-07 is AAA-9999-99.</summary>
    public static string PatternOf(string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c)
            ? '9' : char.IsAsciiLetterUpper(c) ? 'A' : char.IsAsciiLetterLower(c) ? 'a' : c));
}
