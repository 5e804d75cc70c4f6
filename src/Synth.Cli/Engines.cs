using Synth.Connectors;
using Synth.Connectors.Files;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Connectors.SqlServer;
using Synth.Engine;

namespace Synth.Cli;

/// <summary>The engines that this program is built with. A new one is one more line.</summary>
internal static class Engines
{
    private static readonly IDatabaseConnector[] Databases =
    [
        new PostgreSqlConnector(),
        new MySqlDatabaseConnector(),
        new SqliteConnector(),
        FileConnector.Csv,
        FileConnector.Parquet,
        FileConnector.DuckDb,
        new SqlServerConnector(),
    ];

    /// <summary>The dialects that scripts can be written in.</summary>
    public static IReadOnlyList<IScriptDialect> Scripts { get; } = [.. Databases.SelectMany(database => database.Scripts)];

    public static ConnectorRegistry Registry { get; } =
        new([.. Databases, FileConnector.Script(Scripts)]);
}
