using Synth.Connectors.SqlServer.Scripts;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer;

/// <summary>SQL Server 2016 to 2025, and Azure SQL.</summary>
public sealed class SqlServerConnector : IDatabaseConnector
{
    internal const string EngineName = "sqlserver";

    // An identifier has at most 128 characters (UTF-16), each of them one byte or more.
    private const int MaxIdentifierCharacters = 128;

    // Over connections without encryption several packets may arrive at once or in parts; by default the driver (6.1 to 7.1) then loses its
    // place in values of more than 64 KB. It looks at the switch once, before its first connection.
    private const string PacketSwitch = "Switch.Microsoft.Data.SqlClient.UseCompatibilityProcessSni";

    /// <summary>Has the driver put packets together before it reads them.</summary>
    public SqlServerConnector() => AppContext.SetSwitch(PacketSwitch, false);

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "SQL Server";

    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; } = ["sqlserver", "mssql"];

    /// <summary>
    /// A snapshot belongs to one connection and cannot be handed to another, so that rows are read by one at a time. Bulk loads into one
    /// heap run side by side.
    /// </summary>
    public ConnectorCapabilities Capabilities { get; } = new()
    {
        ConstraintTiming = ConstraintTiming.AfterLoad,
        HasSchemas = true,
        ConcurrentReads = 1,
        ConcurrentLoads = 4,
        MaxIdentifierBytes = MaxIdentifierCharacters,
        HasReadOnlySessions = false,
    };

    /// <inheritdoc/>
    public IReadOnlyList<IScriptDialect> Scripts { get; } = [new SqlServerScript()];

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await SourceSession.OpenAsync(new ServerAccess(address, isSource: true), cancellationToken);

    /// <inheritdoc/>
    public async Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken) =>
        await TargetSession.OpenAsync(new ServerAccess(address, isSource: false), Capabilities, cancellationToken);
}
