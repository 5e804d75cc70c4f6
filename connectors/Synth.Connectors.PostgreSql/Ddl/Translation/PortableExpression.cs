using System.Text;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>
/// Carries SQL expressions over from another dialect where they mean the same in both: comparisons and arithmetic of numeric columns
/// with numbers, comparisons of text columns with texts. Everything else is left to people. Pure.
/// </summary>
/// <param name="columns">The columns that an expression may name, with their names in the target.</param>
internal sealed partial class PortableExpression(IReadOnlyDictionary<string, Column> columns)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase) { "AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN" };

    /// <summary>The expression in PostgreSQL's dialect; null when it is not certain to mean the same.</summary>
    public string? Translate(string sql)
    {
        var result = new StringBuilder();
        var kinds = new HashSet<Kind>();
        var position = 0;
        foreach (Match token in Tokens().Matches(sql))
        {
            if (token.Index != position || TranslateToken(token, kinds) is not { } text)
            {
                return null;
            }

            result.Append(text);
            position = token.Index + token.Length;
        }

        return position == sql.Length && kinds.Count == 1 && !kinds.Contains(Kind.Other) ? result.ToString().Trim() : null;
    }

    private string? TranslateToken(Match token, HashSet<Kind> kinds)
    {
        var text = token.Value;
        if (token.Groups["number"].Success)
        {
            kinds.Add(Kind.Number);
            return text;
        }

        if (token.Groups["text"].Success)
        {
            kinds.Add(Kind.Text);
            return text;
        }

        if (token.Groups["operator"].Success)
        {
            return text == "==" ? "=" : text;
        }

        if (token.Groups["word"].Success && Keywords.Contains(text))
        {
            return text;
        }

        if (token.Groups["word"].Success || token.Groups["quoted"].Success)
        {
            return TranslateColumn(token.Groups["word"].Success ? text : text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal), kinds);
        }

        return text;
    }

    private string? TranslateColumn(string name, HashSet<Kind> kinds)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            return null;
        }

        kinds.Add(column.Type switch
        {
            IntegerType or DecimalType or FloatType => Kind.Number,
            TextType => Kind.Text,
            _ => Kind.Other,
        });
        return PostgreSqlDialect.Instance.Identifier(column.Name);
    }

    private enum Kind
    {
        Number,
        Text,
        Other,
    }

    [GeneratedRegex(
        """
        (?<space>\s+)|(?<number>[0-9]+(?:\.[0-9]+)?)|(?<text>'(?:[^']|'')*')|(?<operator><=|>=|<>|!=|==|[=<>+*(),-])|(?<quoted>"(?:[^"]|"")+"|`[^`]+`|\[[^\]]+\])|(?<word>[\p{L}_][\p{L}\p{N}_]*)
        """)]
    private static partial Regex Tokens();
}
