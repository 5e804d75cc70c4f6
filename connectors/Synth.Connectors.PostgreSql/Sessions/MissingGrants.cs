using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>Finds out what the role of a source or a target may not do.</summary>
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

    // Partitions are read through their table. Row security would hide rows, unless the role is above it.
    private static readonly string ReadQuery =
        $"""
        WITH tables AS (
            SELECT c.oid, n.oid AS schema_oid, n.nspname, c.relname, c.relkind
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND NOT c.relispartition AND c.relpersistence <> 't' AND {ObjectsSql.IsOfUsers}
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
        SELECT DISTINCT 1 AS rank, format('GRANT USAGE ON SCHEMA %I TO %I;', nspname, current_user) AS statement
        FROM tables
        WHERE NOT has_schema_privilege(schema_oid, 'USAGE')
        UNION ALL
        SELECT 2, format('GRANT SELECT ON %I.%I TO %I;', nspname, relname, current_user)
        FROM tables
        WHERE relkind <> 'S' AND NOT has_table_privilege(oid, 'SELECT')
        UNION ALL
        SELECT 3, format('GRANT SELECT ON SEQUENCE %I.%I TO %I;', nspname, relname, current_user)
        FROM tables
        WHERE CASE WHEN relkind = 'S' THEN NOT has_sequence_privilege(oid, 'SELECT, USAGE') END
          -- Those of columns follow from the rows.
          AND NOT EXISTS (
              SELECT FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = tables.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0)
        UNION ALL
        SELECT 4, format('ALTER ROLE %I BYPASSRLS;', current_user)
        WHERE EXISTS (SELECT FROM tables WHERE relkind <> 'S' AND row_security_active(oid))
        ORDER BY 1, 2
        """;

    /// <summary>What the role of a target lacks.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(Query, cancellationToken: cancellationToken))).AsList();

    /// <summary>What the role of a source lacks.</summary>
    public static async Task<IReadOnlyList<string>> FindForReadingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(int Rank, string Statement)>(
            new CommandDefinition(ReadQuery, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Statement)];
    }
}
