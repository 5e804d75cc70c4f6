namespace Synth.Schema.Expressions;

/// <summary>How engines compare texts, told from the names of collations.</summary>
public static class TextComparison
{
    /// <summary>Whether texts are equal only when all their letters are, in case too.</summary>
    /// <param name="syntax">The engine.</param>
    /// <param name="collation">The collation; null for the engine's usual one.</param>
    public static bool IsExact(SqlSyntax syntax, string? collation) => syntax switch
    {
        SqlSyntax.Sqlite => collation is null || !collation.Equals("NOCASE", StringComparison.OrdinalIgnoreCase),
        SqlSyntax.MySql => collation is not null
            && (collation.EndsWith("_bin", StringComparison.OrdinalIgnoreCase)
                || collation.Contains("_cs", StringComparison.OrdinalIgnoreCase)
                || collation.Equals("binary", StringComparison.OrdinalIgnoreCase)),
        SqlSyntax.SqlServer => collation is not null
            && (collation.Contains("_CS", StringComparison.OrdinalIgnoreCase)
                || collation.Contains("_BIN", StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
