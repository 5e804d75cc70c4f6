using System.Text.RegularExpressions;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Tells constants from expressions among the texts that the catalog has for defaults. Pure.</summary>
internal static partial class DefaultExpressions
{
    /// <summary>The default that a text stands for: <c>(N'new')</c> is the constant <c>new</c>, <c>(getdate())</c> an expression.</summary>
    /// <param name="definition">The text as the catalog has it.</param>
    /// <param name="nativeType">The column's type, which decides how a constant is usually spelled.</param>
    /// <param name="name">The constraint's name; null when the server chose it.</param>
    public static DefaultValue Parse(string definition, string nativeType, string? name)
    {
        var bare = SqlText.UnwrapAll(definition);
        LiteralDefault? literal =
            Quoted().Match(bare) is { Success: true } quoted
                ? new(quoted.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal), IsQuoted: true)
            : Bare().IsMatch(bare) ? new(bare, IsQuoted: false)
            : bare.Equals("NULL", StringComparison.OrdinalIgnoreCase) ? new(null, IsQuoted: false)
            : null;
        if (literal is null)
        {
            return new ExpressionDefault(SqlText.Unwrap(definition)) { Name = name };
        }

        var isUsual = definition == DefaultRenderer.AsCatalogHasIt(literal, nativeType);
        return literal with { Name = name, Spelling = isUsual ? null : SqlText.Unwrap(definition) };
    }

    [GeneratedRegex(@"^[Nn]?'(?<text>(?:[^']|'')*)'$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^-?[0-9]+(?:\.[0-9]+)?$")]
    private static partial Regex Bare();
}
