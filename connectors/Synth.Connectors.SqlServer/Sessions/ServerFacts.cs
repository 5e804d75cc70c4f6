using System.Data;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Which database on which server a connection leads to.</summary>
internal sealed record ServerFacts(DatabaseIdentity Identity, string Version)
{
    // The name that the server has for itself, instance included: equal for all addresses of one server.
    private static readonly string[] ServerQueries =
    [
        "SELECT CONVERT(nvarchar(256), SERVERPROPERTY('ServerName'))",
        "SELECT CONVERT(nvarchar(256), @@SERVERNAME)",
    ];

    // On Azure SQL the number of a database is not the same here and in the function.
    private static readonly string[] DatabaseQueries =
    [
        """
        SELECT CONVERT(nvarchar(20), d.database_id) + N':' + CONVERT(nvarchar(36), d.service_broker_guid)
        FROM sys.databases AS d
        WHERE d.name = DB_NAME()
        """,
        "SELECT CONVERT(nvarchar(20), DB_ID())",
        "SELECT UPPER(DB_NAME())",
    ];

    /// <summary>Asks the server, by the best question that it answers.</summary>
    public static async Task<ServerFacts> ReadAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        var server = await FirstAnswerAsync(connection, ServerQueries, cancellationToken);
        var database = await FirstAnswerAsync(connection, DatabaseQueries, cancellationToken);
        return new ServerFacts(
            new DatabaseIdentity(server ?? connection.DataSource, database ?? connection.Database),
            $"SQL Server {connection.ServerVersion}");
    }

    /// <summary>The first text that one of several queries gives; null where the server answers none.</summary>
    internal static async Task<string?> FirstAnswerAsync(SqlConnection connection,
        IEnumerable<string> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            try
            {
                await using var command = new SqlCommand(query, connection);
                if (await command.ExecuteScalarAsync(cancellationToken) is string { Length: > 0 } answer)
                {
                    return answer;
                }
            }
            catch (SqlException) when (connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
            {
                // This server does not know the question; the next one is plainer.
            }
        }

        return null;
    }
}
