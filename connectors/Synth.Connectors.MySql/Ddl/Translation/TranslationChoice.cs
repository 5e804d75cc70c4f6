using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Chooses how a schema comes to a server. Pure.</summary>
internal static class TranslationChoice
{
    /// <summary>
    /// The schema by its own statements where the server takes them as they were meant; else, and from other engines, in neutral terms.
    /// </summary>
    /// <param name="source">The schema.</param>
    /// <param name="facts">The server.</param>
    /// <param name="understands">Whether the server takes the statements of another one.</param>
    public static SchemaTranslation Translate(DatabaseSchema source, ServerFacts facts, Func<ServerVersion, bool> understands)
    {
        ArgumentNullException.ThrowIfNull(source);
        var isUnderstood = source.EngineVersion is not { } version || understands(ServerVersion.Parse(version));
        return source.Engine == MySqlDatabaseConnector.EngineName && isUnderstood
            ? new SameEngineTranslation(source, facts).Translate()
            : new ForeignSchemaTranslation(source, facts).Translate();
    }
}
