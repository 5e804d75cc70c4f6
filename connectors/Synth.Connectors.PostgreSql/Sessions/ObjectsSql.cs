namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// Everything that users (and a run) can have made, as DROP and ALTER name it, schemas first since they take the most with them. Columns:
/// rank, kind, name (quoted, with its schema), schema and object (plain; an empty schema for what has none), oid, and whether it belongs to
/// a column and moves with its table.
/// </summary>
internal static class ObjectsSql
{
    /// <summary>Whether a schema <c>n</c> is one of users: not the engine's, and not Synth's.</summary>
    public const string IsOfUsers = @"n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname !~ '^synth(\.|$)'";

    /// <summary>What is in the schemas of users, with those schemas and all extensions.</summary>
    public static readonly string OfUsers =
        $"""
        SELECT 1 AS rank, 'SCHEMA' AS kind, quote_ident(n.nspname) AS name, '' AS schema, n.nspname::text AS object, n.oid, false AS is_owned
        FROM pg_namespace n
        WHERE {IsOfUsers}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
        UNION ALL
        {InSchemas(IsOfUsers)}
        UNION ALL
        SELECT 9, 'EXTENSION', quote_ident(e.extname), '', e.extname, e.oid, false
        FROM pg_extension e
        """;

    /// <summary>What is in some schemas.</summary>
    /// <param name="condition">Which, of a schema <c>n</c>.</param>
    public static string InSchemas(string condition) =>
        $"""
        SELECT 2 AS rank,
            CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
            quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
            n.nspname::text AS schema,
            c.relname::text AS object,
            c.oid,
            c.relkind = 'S' AND EXISTS (
                SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refobjsubid > 0 AND d.deptype = 'a') AS is_owned
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          AND c.relpersistence <> 't'
          AND {condition}
          AND NOT EXISTS (
              -- A partitioned table depends on its own columns.
              SELECT FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i') AND d.refobjid <> c.oid)
        UNION ALL
        SELECT 3, 'ROUTINE', p.oid::regprocedure::text, n.nspname, p.proname, p.oid, false
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE {condition}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 4, CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, quote_ident(n.nspname) || '.' || quote_ident(t.typname), n.nspname, t.typname, t.oid, false
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
          AND {condition}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 5, 'COLLATION', quote_ident(n.nspname) || '.' || quote_ident(l.collname), n.nspname, l.collname, l.oid, false
        FROM pg_collation l
        JOIN pg_namespace n ON n.oid = l.collnamespace
        WHERE {condition}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_collation'::regclass AND d.objid = l.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 6, 'STATISTICS', quote_ident(n.nspname) || '.' || quote_ident(s.stxname), n.nspname, s.stxname, s.oid, false
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
        WHERE {condition}
        UNION ALL
        SELECT 7, 'TEXT SEARCH CONFIGURATION', quote_ident(n.nspname) || '.' || quote_ident(t.cfgname), n.nspname, t.cfgname, t.oid, false
        FROM pg_ts_config t
        JOIN pg_namespace n ON n.oid = t.cfgnamespace
        WHERE {condition}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_ts_config'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 8, 'TEXT SEARCH DICTIONARY', quote_ident(n.nspname) || '.' || quote_ident(t.dictname), n.nspname, t.dictname, t.oid, false
        FROM pg_ts_dict t
        JOIN pg_namespace n ON n.oid = t.dictnamespace
        WHERE {condition}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_ts_dict'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        """;
}
