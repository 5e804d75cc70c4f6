using System.Globalization;
using Dapper;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>Which database on which server a connection leads to, and what of the server's settings matters to a run.</summary>
internal sealed record ServerFacts
{
    private const string Variables =
        """
        SHOW VARIABLES WHERE Variable_name IN (
            'server_uuid', 'server_uid', 'hostname', 'port', 'datadir', 'server_id',
            'lower_case_table_names', 'local_infile', 'max_allowed_packet', 'collation_database')
        """;

    private static readonly string[] Place = ["hostname", "port", "datadir", "server_id"];

    public required DatabaseIdentity Identity { get; init; }

    public required ServerVersion Version { get; init; }

    /// <summary>The database's name as the server has it.</summary>
    public required string Database { get; init; }

    /// <summary>The collation of tables that name none.</summary>
    public required string? DatabaseCollation { get; init; }

    /// <summary>Whether names of tables differ by case alone.</summary>
    public required bool HasCaseInTableNames { get; init; }

    /// <summary>Whether names of tables are kept in lower case.</summary>
    public required bool LowersTableNames { get; init; }

    /// <summary>Whether the server takes LOAD DATA LOCAL.</summary>
    public required bool TakesLocalFiles { get; init; }

    /// <summary>The most bytes that a statement may have.</summary>
    public required long MaxPacketBytes { get; init; }

    /// <summary>Asks the server.</summary>
    public static async Task<ServerFacts> ReadAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Name, string Value)>(
            new CommandDefinition(Variables, cancellationToken: cancellationToken));
        var variables = rows.ToDictionary(row => row.Name, row => row.Value, StringComparer.OrdinalIgnoreCase);
        var database =
            await connection.QuerySingleAsync<string>(new CommandDefinition("SELECT DATABASE()", cancellationToken: cancellationToken));
        var casing = variables.GetValueOrDefault("lower_case_table_names", "0");
        return new ServerFacts
        {
            Identity = new DatabaseIdentity(ServerOf(variables), casing == "0" ? database : database.ToLowerInvariant()),
            Version = ServerVersion.Parse(connection.ServerVersion),
            Database = database,
            DatabaseCollation = variables.GetValueOrDefault("collation_database"),
            HasCaseInTableNames = casing == "0",
            LowersTableNames = casing == "1",
            TakesLocalFiles = variables.GetValueOrDefault("local_infile") == "ON",
            MaxPacketBytes = long.Parse(variables.GetValueOrDefault("max_allowed_packet", "1048576"), CultureInfo.InvariantCulture),
        };
    }

    // The server's own identifier; before MariaDB had one, host, port and data folder, which no two running servers share.
    private static string ServerOf(Dictionary<string, string> variables) =>
        variables.GetValueOrDefault("server_uuid") is { Length: > 0 } uuid ? uuid
        : variables.GetValueOrDefault("server_uid") is { Length: > 0 } uid ? uid
        : string.Join('|', Place.Select(name => variables.GetValueOrDefault(name)));
}
