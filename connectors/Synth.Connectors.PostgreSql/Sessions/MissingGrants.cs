using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>Finds out what the role of a target may not do.</summary>
internal static class MissingGrants
{
    // The schema public may be gone; then a run makes it, with CREATE on the database.
    private const string Query =
        """
        SELECT format('GRANT CREATE ON DATABASE %I TO %I;', current_database(), current_user) AS statement
        WHERE NOT has_database_privilege(current_database(), 'CREATE')
        UNION ALL
        SELECT format('GRANT USAGE, CREATE ON SCHEMA public TO %I;', current_user)
        FROM pg_namespace
        WHERE nspname = 'public' AND NOT (has_schema_privilege(oid, 'CREATE') AND has_schema_privilege(oid, 'USAGE'))
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(Query, cancellationToken: cancellationToken))).AsList();
}
