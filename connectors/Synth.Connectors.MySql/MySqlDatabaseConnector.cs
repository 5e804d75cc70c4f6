using Synth.Connectors.MySql.Scripts;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql;

/// <summary>MySQL 5.7 to 9 and MariaDB 10.4 to 12.</summary>
public sealed class MySqlDatabaseConnector : IDatabaseConnector
{
    internal const string EngineName = "mysql";

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "MySQL";

    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; } = ["mysql", "mariadb"];

    /// <inheritdoc/>
    public ConnectorCapabilities Capabilities { get; } = new()
    {
        ConstraintTiming = ConstraintTiming.KeysWithTable,
        HasSchemas = false,

        // A snapshot belongs to one connection; no other can join it.
        ConcurrentReads = 1,
        ConcurrentLoads = 4,

        // 64 characters, of up to three bytes each; names of one byte a character are the most that is certain.
        MaxIdentifierBytes = 64,
    };

    /// <inheritdoc/>
    public IReadOnlyList<IScriptDialect> Scripts { get; } = [MySqlScript.MySql, MySqlScript.MariaDb];

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await SourceSession.OpenAsync(new ServerAccess(address), cancellationToken);

    /// <inheritdoc/>
    public async Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await TargetSession.OpenAsync(new ServerAccess(address), Capabilities, cancellationToken);
}
