namespace Synth.Connectors;

/// <summary>
/// Which database a session is on: equal for two addresses that lead to the same one (host alias, symbolic link, other case).
/// </summary>
/// <param name="Server">The server's own identifier, or the device of a file.</param>
/// <param name="Database">The database's identifier on that server, or the file's.</param>
public sealed record DatabaseIdentity(string Server, string Database);
