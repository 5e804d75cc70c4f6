namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>What ALTER DEFAULT PRIVILEGES promises for what a role makes in a schema.</summary>
internal static class DefaultPrivileges
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    /// <summary>
    /// The statement that promises in one schema what another one, which need not be there, promises for what the connection's role makes.
    /// The promises go with the schema when it is dropped; those that hold in all schemas need no repeating.
    /// </summary>
    public static string Repeat(string from, string to)
    {
        var body =
            $"""
            DECLARE statement text;
            BEGIN
                FOR statement IN
                    SELECT format(
                        'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT %s ON %s TO %s%s',
                        {Dialect.Literal(to)}, g.privilege_type,
                        CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END,
                        CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
                        CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                    FROM pg_default_acl d
                    CROSS JOIN LATERAL aclexplode(d.defaclacl) AS g
                    WHERE d.defaclnamespace = to_regnamespace(quote_ident({Dialect.Literal(from)}))
                      AND d.defaclrole = quote_ident(current_user)::regrole
                      AND d.defaclobjtype IN ('r', 'S', 'f', 'T')
                    ORDER BY 1
                LOOP
                    EXECUTE statement;
                END LOOP;
            END
            """;
        return $"DO {Dialect.Literal(body)}";
    }
}
