using Synth.Schema;

namespace Synth.Connectors;

/// <summary>How an engine quotes. User text reaches SQL only as a parameter or through here.</summary>
public abstract class SqlDialect
{
    /// <summary>An identifier in the engine's quotes, whatever characters it holds.</summary>
    public abstract string Identifier(string name);

    /// <summary>A text literal in the engine's quotes.</summary>
    public virtual string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A table's name with its schema, quoted.</summary>
    public string Table(TableName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Schema is null ? Identifier(name.Name) : $"{Identifier(name.Schema)}.{Identifier(name.Name)}";
    }

    /// <summary>Identifiers, quoted, separated by commas.</summary>
    public string Identifiers(IEnumerable<string> names) => string.Join(", ", names.Select(Identifier));
}
