using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Texts of one length of which a check names the characters place by place: a regular expression from ^ to $ without alternatives,
/// GLOB of SQLite, LIKE of SQL Server. The common core of expressions knows no sets of characters.
/// </summary>
/// <param name="Places">The characters of each place. Shape [places].</param>
internal sealed partial record CheckPattern(string[] Places)
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private const long MostRoom = 1L << 61;

    /// <summary>How many texts there are, at most 2^61.</summary>
    public long Room => (long)Places.Aggregate((Int128)1, (room, place) => Int128.Min(room * place.Length, MostRoom));

    /// <summary>Whether texts of the source's forms keep it: those know digits and letters of one case, no other sets.</summary>
    public bool IsOfForms =>
        Array.TrueForAll(Places, place => place.Length == 1 || place is Digits or Lower or Upper);

    /// <summary>Whether a text is one of the pattern, in any case.</summary>
    public bool Allows(string text) => text.Length == Places.Length
        && text.Index().All(entry => Places[entry.Index].Contains(entry.Item, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pattern that the checks of a column name; null where there is none, or one of another kind.</summary>
    /// <param name="column">The column.</param>
    /// <param name="table">Its table.</param>
    /// <param name="schema">The schema that it is in.</param>
    /// <param name="ignoresCase">Whether texts that differ in case alone are equal.</param>
    public static CheckPattern? Find(Column column, Table table, DatabaseSchema schema, bool ignoresCase) =>
        table.Checks.Where(check => check.IsEnabled).Select(check => (check.Sql, column.Name))
            .Concat(ColumnChecks.OfDomains(column, schema).Select(check => (check.Sql, Name: "VALUE")))
            .Select(check => Parse(check.Sql, check.Name, schema.Engine, ignoresCase))
            .FirstOrDefault(pattern => pattern is not null);

    /// <summary>Reads the pattern of a check.</summary>
    /// <param name="sql">The check; only what all of its rows keep counts.</param>
    /// <param name="column">The column.</param>
    /// <param name="engine">The engine in whose dialect it is.</param>
    /// <param name="ignoresCase">Whether texts that differ in case alone are equal.</param>
    public static CheckPattern? Parse(string sql, string column, string engine, bool ignoresCase)
    {
        var name = $@"[`""\[]?{Regex.Escape(column)}[`""\]]?";
        var test = Regex.Match(
            Regex.Replace(sql, $@"\(*{name}\)*\s+IS\s+NULL\)*\s+OR\b", "", RegexOptions.IgnoreCase),
            $@"(?<![\w.]){name}\)*(::[a-z ]+)?\)*\s*(?<sign>~|GLOB|REGEXP|RLIKE|LIKE|,)\s*(_\w+|N)?'(?<text>(''|[^'])*)'",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var others = Regex.Replace(sql, "'(''|[^'])*'", "");
        if (!test.Success || Alternatives().Count(others) > (sql.Contains("IS NULL", StringComparison.OrdinalIgnoreCase) ? 1 : 0))
        {
            return null;
        }

        var text = test.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal);
        var places = test.Groups["sign"].Value.ToUpperInvariant() switch
        {
            "GLOB" => Read(text, isExpression: false),
            "LIKE" when engine == "sqlserver" => Read(text, isExpression: false),
            "~" or "REGEXP" or "RLIKE" when text.StartsWith('^') && text.EndsWith('$') => Read(text[1..^1], isExpression: true),
            "," when others.Contains("regexp_like", StringComparison.OrdinalIgnoreCase) && text.StartsWith('^') && text.EndsWith('$') =>
                Read(text[1..^1], isExpression: true),
            _ => null,
        };
        return places is not { Count: > 0 } ? null : new CheckPattern([.. places.Select(place => ignoresCase
            ? string.Concat(place.DistinctBy(char.ToUpperInvariant))
            : place)]);
    }

    private static List<string>? Read(string pattern, bool isExpression)
    {
        var places = new List<string>();
        for (var i = 0; i < pattern.Length;)
        {
            var token = (isExpression ? OfExpression() : OfWildcards()).Match(pattern, i);
            if (!token.Success || SetOf(token) is not { Length: > 0 } set)
            {
                return null;
            }

            var times = token.Groups["count"] is { Success: true, Value: var count } ? int.Parse(count, CultureInfo.InvariantCulture) : 1;
            places.AddRange(Enumerable.Repeat(set, times));
            i += token.Length;
        }

        return places;
    }

    private static string? SetOf(Match token) => token.Groups["set"] is { Success: true, Value: var set }
        ? string.Concat(Ranges().Matches(set).SelectMany(range => range.Groups["to"].Success
            ? Enumerable.Range(range.Value[0], Math.Max(0, range.Value[2] - range.Value[0] + 1)).Select(code => (char)code)
            : range.Value.ToCharArray()).Distinct().Order())
        : token.Groups["digit"].Success ? Digits
        : token.Groups["one"].Value;

    [GeneratedRegex(@"\b(OR|NOT|CASE)\b|<>|!=|!~", RegexOptions.IgnoreCase)]
    private static partial Regex Alternatives();

    // A set, a digit, or a character that stands for itself, so many times.
    [GeneratedRegex(
        @"\G(\[(?<set>[^\]\[^\\:]+)\]|(?<digit>\\d)|\\(?<one>[^a-zA-Z0-9])|(?<one>[^\[\]\\().*+?|{}^$]))"
        + @"(\{(?<count>[0-9]{1,3})\})?(?![*+?{])")]
    private static partial Regex OfExpression();

    [GeneratedRegex(@"\G(\[(?<set>[^\]\[^]+)\]|(?<one>[^\[\]*?%_]))")]
    private static partial Regex OfWildcards();

    [GeneratedRegex("(?s).-(?<to>.)|.")]
    private static partial Regex Ranges();
}
