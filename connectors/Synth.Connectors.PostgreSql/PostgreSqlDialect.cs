namespace Synth.Connectors.PostgreSql;

/// <summary>How PostgreSQL quotes: always, so that no list of reserved words is needed.</summary>
public sealed class PostgreSqlDialect : SqlDialect
{
    /// <summary>The one instance; it has no state.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
