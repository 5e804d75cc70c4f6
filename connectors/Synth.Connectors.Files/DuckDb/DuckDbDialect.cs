using Synth.Schema;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>How DuckDB quotes.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    private DuckDbDialect()
    {
    }

    public static DuckDbDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A table of the attached database.</summary>
    public string Attached(TableName name) =>
        $"{Identifier(DuckDbStore.Attachment)}.{Identifier(name.Schema ?? DuckDbStore.MainSchema)}.{Identifier(name.Name)}";

    /// <summary>A path as DuckDB's readers take it: characters that they would take for a pattern stand for themselves.</summary>
    public string Path(string path) =>
        Literal(string.Concat(path.Select(character => character is '*' or '?' or '[' ? $"[{character}]" : character.ToString())));
}
