namespace Synth.Connectors.MySql.Catalog.Rows;

/// <summary>What SHOW CREATE says of an object.</summary>
/// <param name="Object">The object.</param>
/// <param name="Sql">Its statement; null where the login may not see it.</param>
/// <param name="Settings">The settings of the session that the server keeps with it, by name.</param>
internal sealed record Definition(CodeRow Object, string? Sql, IReadOnlyDictionary<string, string> Settings);
