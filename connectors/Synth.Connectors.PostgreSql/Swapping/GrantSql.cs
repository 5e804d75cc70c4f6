namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>The SQL by which a generation that is swapped in gets the permissions of the one that it replaces.</summary>
internal static class GrantSql
{
    /// <summary>
    /// What the default privileges of the role gave to relations that replace others and what those do not have, as statements that take it
    /// back: somebody has taken it from them.
    /// </summary>
    public const string NotOnRelations =
        """
        SELECT format(
            'REVOKE %s ON %s %I.%I FROM %s',
            g.privilege_type, CASE i.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname,
            CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN unnest(@Originals::text[], @Places::text[]) AS s (original, place) ON s.original = n.nspname
        JOIN pg_class i ON i.relname = c.relname AND i.relnamespace = to_regnamespace(quote_ident(s.place))
        CROSS JOIN LATERAL (SELECT a.grantee, a.privilege_type FROM aclexplode(i.relacl) AS a WHERE a.grantee <> i.relowner) AS g
        WHERE c.oid::bigint = ANY (@Ids)
          AND NOT EXISTS (
              SELECT FROM aclexplode(c.relacl) AS old
              WHERE old.grantee = g.grantee AND old.privilege_type = g.privilege_type)
          AND EXISTS (
              SELECT FROM pg_default_acl d
              CROSS JOIN LATERAL aclexplode(d.defaclacl) AS given
              WHERE d.defaclrole = i.relowner
                AND d.defaclnamespace IN (0, n.oid)
                AND d.defaclobjtype = CASE i.relkind WHEN 'S' THEN 'S' ELSE 'r' END
                AND given.grantee = g.grantee AND given.privilege_type = g.privilege_type)
        ORDER BY 1
        """;

    /// <summary>
    /// What others may do with relations that are replaced and with their columns, as statements about those that replace them.
    /// </summary>
    public const string OnRelations =
        """
        SELECT format(
            'GRANT %s ON %s %I.%I TO %s%s',
            g.privilege, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, c.relname,
            CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
            CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN unnest(@Originals::text[], @Places::text[]) AS s (original, place) ON s.original = n.nspname
        JOIN pg_class i ON i.relname = c.relname AND i.relnamespace = to_regnamespace(quote_ident(s.place))
        CROSS JOIN LATERAL (
            SELECT a.privilege_type AS privilege, a.grantee, a.is_grantable FROM aclexplode(c.relacl) AS a
            UNION ALL
            SELECT format('%s (%I)', a.privilege_type, t.attname), a.grantee, a.is_grantable
            FROM pg_attribute t
            JOIN pg_attribute same ON same.attrelid = i.oid AND same.attname = t.attname AND NOT same.attisdropped
            CROSS JOIN LATERAL aclexplode(t.attacl) AS a
            WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped) AS g
        WHERE g.grantee <> c.relowner
          AND (c.oid::bigint = ANY (@Ids)
               -- Sequences of columns move with their tables.
               OR c.relkind = 'S' AND EXISTS (
                   SELECT FROM pg_depend d
                   WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
                     AND d.refclassid = 'pg_class'::regclass AND d.refobjid::bigint = ANY (@Ids)))
        ORDER BY 1
        """;

    /// <summary>
    /// What others may do with routines that are replaced, as statements about those of the same name and arguments that replace
    /// them. The owner is not asked. Everybody may call a new routine, so that this is taken back first where it was taken back before.
    /// </summary>
    public const string OnRoutines =
        """
        WITH pairs AS (
            SELECT p.oid, p.proowner, p.proacl, p.oid::regprocedure::text AS name
            FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            JOIN unnest(@Originals::text[], @Places::text[]) AS s (original, place) ON s.original = n.nspname
            JOIN pg_proc i ON i.proname = p.proname AND i.pronamespace = to_regnamespace(quote_ident(s.place))
            WHERE p.oid::bigint = ANY (@Ids) AND p.proacl IS NOT NULL
              AND ARRAY(
                  SELECT t.typname
                  FROM unnest(p.proargtypes) WITH ORDINALITY AS a (type, place)
                  JOIN pg_type t ON t.oid = a.type ORDER BY a.place)
                = ARRAY(
                  SELECT t.typname
                  FROM unnest(i.proargtypes) WITH ORDINALITY AS a (type, place)
                  JOIN pg_type t ON t.oid = a.type ORDER BY a.place))
        SELECT statement
        FROM (
            SELECT 1 AS step, format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', name) AS statement FROM pairs
            UNION ALL
            SELECT 2, format(
                'GRANT EXECUTE ON ROUTINE %s TO %s%s',
                name,
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
                CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pairs
            CROSS JOIN LATERAL aclexplode(pairs.proacl) AS g
            WHERE g.grantee <> pairs.proowner) AS statements
        ORDER BY step, statement
        """;
}
