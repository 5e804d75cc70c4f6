using Synth.Connectors.PostgreSql.Scripts;
using Synth.Connectors.PostgreSql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql;

/// <summary>PostgreSQL 12 to 18.</summary>
public sealed class PostgreSqlConnector : IDatabaseConnector
{
    internal const string EngineName = "postgresql";

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "PostgreSQL";

    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; } = ["postgres", "postgresql"];

    /// <inheritdoc/>
    public ConnectorCapabilities Capabilities { get; } = new()
    {
        ConstraintTiming = ConstraintTiming.AfterLoad,
        HasSchemas = true,
        ConcurrentReads = 4,
        ConcurrentLoads = 4,
        MaxIdentifierBytes = 63,
    };

    /// <inheritdoc/>
    public IReadOnlyList<IScriptDialect> Scripts { get; } = [new PostgreSqlScript()];

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await OpenSourceAtAsync(address, snapshot: null, cancellationToken);

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenSourceAtAsync(
        DatabaseAddress address, string? snapshot, CancellationToken cancellationToken) =>
        await SourceSession.OpenAsync(new ServerAccess(address), snapshot, Capabilities.ConcurrentReads, cancellationToken);

    /// <inheritdoc/>
    public async Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await TargetSession.OpenAsync(new ServerAccess(address), Capabilities, cancellationToken);
}
