using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>Which database on which server a connection leads to.</summary>
internal sealed record ServerFacts(DatabaseIdentity Identity, string Version)
{
    /// <summary>
    /// Asks the server. Where the cluster's identifier may not be read, the moment the server started (to the microsecond) and its
    /// port stand for it: equal for all addresses of one running server, different for two.
    /// </summary>
    public static async Task<ServerFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string mayReadIdentifier = "SELECT has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";
        const string identifier = "SELECT system_identifier::text FROM pg_control_system()";
        const string startTime = "SELECT extract(epoch FROM pg_postmaster_start_time())::text || ':' || current_setting('port')";
        const string database = "SELECT oid::text FROM pg_database WHERE datname = current_database()";

        var mayRead = (bool)await AskAsync(mayReadIdentifier);
        var server = (string)await AskAsync(mayRead ? identifier : startTime);
        return new ServerFacts(
            new DatabaseIdentity(server, (string)await AskAsync(database)), $"PostgreSQL {connection.PostgreSqlVersion}");

        async Task<object> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (await command.ExecuteScalarAsync(cancellationToken))!;
        }
    }
}
