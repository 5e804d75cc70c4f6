using System.Text;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Rewrites statements so that they speak of staging: each of the planned names, where it stands with its schema. Bodies of routines, texts
/// and comments stay as they are, so that what they say is right once all is in its place; what the server parses (views, defaults, checks)
/// it keeps by identity, and shows under the final names after the swap.
/// </summary>
/// <param name="staging">Where everything that the plan makes is made.</param>
internal sealed partial class NameRewriter(Staging staging)
{
    /// <summary>The statement as it is carried out.</summary>
    public string Rewrite(string sql)
    {
        if (!staging.IsActive)
        {
            return sql;
        }

        var result = new StringBuilder(sql.Length + 64);
        for (var at = 0; at < sql.Length;)
        {
            var token = Token().Match(sql, at);
            result.Append(token.Groups["name"].Success ? Relocate(token)
                : token.Groups["text"].Success && SpeaksOfAName(result, sql, token) ? RelocateText(token.Value)
                : token.Value);
            at += token.Length;
        }

        return result.ToString();
    }

    /// <summary>The name that an identifier stands for, quoted or not.</summary>
    public static string Plain(string identifier) => identifier[0] == '"'
        ? identifier[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
        : identifier.ToLowerInvariant();

    private string Relocate(Match token)
    {
        var (schema, name) = (Plain(token.Groups["schema"].Value), Plain(token.Groups["name"].Value));
        return staging.Names.Contains(new TableName(schema, name))
            ? $"{PostgreSqlDialect.Instance.Table(staging.Of(new TableName(schema, name)))}{token.Groups["rest"].Value}"
            : token.Value;
    }

    // A text that the server takes for the name of a relation.
    private static bool SpeaksOfAName(StringBuilder before, string sql, Match token) =>
        NameCast().IsMatch(sql, token.Index + token.Length) || SequenceCall().IsMatch(Tail(before));

    private string RelocateText(string text) =>
        PostgreSqlDialect.Instance.Literal(Rewrite(text[1..^1].Replace("''", "'", StringComparison.Ordinal)));

    private static string Tail(StringBuilder text)
    {
        const int longest = 48;
        return text.ToString(Math.Max(0, text.Length - longest), Math.Min(text.Length, longest));
    }

    // One token at a time, in PostgreSQL's lexical rules: comments, texts of all kinds, names with what follows their points, numbers, the
    // rest.
    [GeneratedRegex(
        """
        \G(?:
            --[^\n]*
          | /\*(?>[^*/]+|\*(?!/)|/(?!\*)|(?<open>/\*)|(?<-open>\*/))*(?(open)(?!))\*/
          | [eE]'(?:[^'\\]|\\.|'')*'
          | (?<text>'(?:[^']|'')*')
          | (?<tag>\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$).*?\k<tag>
          | (?<schema>"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*)
            (?:\.(?<name>"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*)(?<rest>(?:\.(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*))*))?
          | [0-9][A-Za-z0-9_.]*
          | .
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"\G::(pg_catalog\.)?reg[a-z]+\b")]
    private static partial Regex NameCast();

    [GeneratedRegex(@"\b(pg_get_serial_sequence|setval|nextval)\($")]
    private static partial Regex SequenceCall();
}
