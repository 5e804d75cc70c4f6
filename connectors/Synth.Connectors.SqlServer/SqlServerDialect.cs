namespace Synth.Connectors.SqlServer;

/// <summary>
/// How SQL Server quotes: names always, in brackets, so that neither reserved words nor QUOTED_IDENTIFIER matter; texts as Unicode.
/// </summary>
public sealed class SqlServerDialect : SqlDialect
{
    /// <summary>The one instance; it has no state.</summary>
    public static SqlServerDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
    }

    /// <summary>
    /// A Unicode text constant. A backslash before a line end would make the server join the two lines, so the constant is put together
    /// of two there.
    /// </summary>
    public override string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = text.Replace("'", "''", StringComparison.Ordinal)
            .Replace("\\\r\n", "\\' + N'\r\n", StringComparison.Ordinal)
            .Replace("\\\n", "\\' + N'\n", StringComparison.Ordinal);
        return $"N'{quoted}'";
    }
}
