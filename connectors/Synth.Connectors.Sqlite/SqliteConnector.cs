using Synth.Connectors.Sqlite.Scripts;
using Synth.Connectors.Sqlite.Sessions;
using Synth.Schema;

namespace Synth.Connectors.Sqlite;

/// <summary>SQLite: databases that are files.</summary>
public sealed class SqliteConnector : IDatabaseConnector
{
    internal const string EngineName = "sqlite";

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "SQLite";

    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; } = [EngineName];

    /// <inheritdoc/>
    public ConnectorCapabilities Capabilities { get; } = new()
    {
        ConstraintTiming = ConstraintTiming.AllWithTable,
        HasSchemas = false,
        ConcurrentReads = 1,
        ConcurrentLoads = 1,
        MaxIdentifierBytes = null,
    };

    /// <inheritdoc/>
    public IReadOnlyList<IScriptDialect> Scripts { get; } = [new SqliteScript()];

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await SqliteSourceSession.OpenAsync(PathOf(address), cancellationToken);

    /// <inheritdoc/>
    public async Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await SqliteTargetSession.OpenAsync(PathOf(address), cancellationToken);

    private static string PathOf(DatabaseAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return string.IsNullOrWhiteSpace(address.Database)
            ? throw new ConnectionException("The address names no file. Write sqlite:path/to/file.", isTransient: false)
            : Path.GetFullPath(address.Database);
    }
}
