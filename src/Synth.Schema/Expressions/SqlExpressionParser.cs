using Superpower;
using Superpower.Model;
using Synth.Schema.Expressions.Parsing;

namespace Synth.Schema.Expressions;

/// <summary>
/// Reads expressions as the engines' catalogs spell them. What is beyond the common core is refused as a whole, never guessed.
/// Pure and thread-safe.
/// </summary>
public static class SqlExpressionParser
{
    // Deeper ones would exhaust the stack.
    private const int MaxDepth = 100;

    /// <summary>Reads an expression.</summary>
    /// <param name="sql">The text; for a check, its condition without the word CHECK.</param>
    /// <param name="syntax">Whose spelling it is in.</param>
    /// <returns>The expression; null when it is beyond the common core.</returns>
    public static SqlExpression? Parse(string sql, SqlSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var tokens = SqlLexer.Of(syntax).TryTokenize(sql);
        if (!tokens.HasValue || DepthOf(tokens.Value) > MaxDepth)
        {
            return null;
        }

        var parsed = SqlGrammar.Of(syntax).Expression.AtEnd().TryParse(tokens.Value);
        return parsed.HasValue ? parsed.Value : null;
    }

    // Brackets, CASE … END, and rows of signs and NOTs nest.
    private static int DepthOf(TokenList<SqlTokenKind> tokens)
    {
        var (depth, deepest, prefixes) = (0, 0, 0);
        foreach (var word in tokens.Where(token => token.Kind is SqlTokenKind.Symbol or SqlTokenKind.Word)
            .Select(token => token.ToStringValue().ToUpperInvariant()))
        {
            depth += word switch { "(" or "[" or "CASE" => 1, ")" or "]" or "END" => -1, _ => 0 };
            prefixes = word is "NOT" or "-" or "+" ? prefixes + 1 : 0;
            deepest = Math.Max(deepest, depth + prefixes);
        }

        return deepest;
    }
}
