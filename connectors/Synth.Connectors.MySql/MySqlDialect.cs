namespace Synth.Connectors.MySql;

/// <summary>
/// How MySQL and MariaDB quote, under the SQL mode that every session of Synth pins (backslashes escape, double quotes are texts).
/// </summary>
public sealed class MySqlDialect : SqlDialect
{
    /// <summary>The one instance; it has no state.</summary>
    public static MySqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Identifier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
    }

    /// <inheritdoc/>
    public override string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return base.Literal(text.Replace("\\", "\\\\", StringComparison.Ordinal));
    }
}
