namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>The SQL of <see cref="RunRecord"/>.</summary>
internal static class RunRecordSql
{
    public const string Filling = "filling";

    public const string Exists = "SELECT to_regclass('synth.run') IS NOT NULL";

    public const string Read =
        "SELECT run_id AS RunId, seed AS Seed, started_at AT TIME ZONE 'UTC' AS StartedAt, tool_version AS ToolVersion, state AS State FROM synth.run";

    public const string Complete = $"{LoadJournalSql.Drop}; UPDATE synth.run SET state = 'complete'";

    public const string Create =
        """
        CREATE SCHEMA IF NOT EXISTS synth;
        DROP TABLE IF EXISTS synth.run, synth.journal, synth.progress;
        CREATE TABLE synth.run (
            run_id text NOT NULL,
            seed bigint NOT NULL,
            started_at timestamptz NOT NULL,
            tool_version text NOT NULL,
            state text NOT NULL,
            objects_before text[] NOT NULL);
        COMMENT ON TABLE synth.run IS 'Which run of Synth filled this database.';
        """;

    /// <summary>Relations and types of users: what a run must not meet in its target.</summary>
    public const string CountObjects = $"SELECT count(*)::int FROM ({Objects}) AS o WHERE o.kind NOT IN ('SCHEMA', 'EXTENSION', 'ROUTINE')";

    public const string Write =
        $"""
        INSERT INTO synth.run (run_id, seed, started_at, tool_version, state, objects_before)
        SELECT @RunId, @Seed, @StartedAt, @ToolVersion, '{Filling}', ARRAY(SELECT kind || ' ' || name FROM ({Objects}) AS o)
        """;

    /// <summary>
    /// The statement that drops one object of the run. What depends on it goes with it, so that after each the rest is asked for again.
    /// </summary>
    public const string NextDrop =
        $"""
        SELECT 'DROP ' || o.kind || ' ' || o.name || ' CASCADE'
        FROM ({Objects}) AS o
        WHERE NOT (o.kind || ' ' || o.name) = ANY ((SELECT r.objects_before FROM synth.run r)::text[])
        ORDER BY o.rank, o.name
        LIMIT 1
        """;

    /// <summary>Removes the record, and the schema it is in when nothing else is there.</summary>
    public const string Forget =
        """
        DROP TABLE IF EXISTS synth.run, synth.journal, synth.progress;
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'synth'::regnamespace) THEN
                DROP SCHEMA synth;
            END IF;
        END $$;
        """;

    // Everything that users (and a run) can have made, as DROP names it, schemas first since they take the most with them.
    private const string Objects =
        """
        SELECT 1 AS rank, 'SCHEMA' AS kind, quote_ident(n.nspname) AS name
        FROM pg_namespace n
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synth')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 2,
            CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
            quote_ident(n.nspname) || '.' || quote_ident(c.relname)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          AND c.relpersistence <> 't'
          AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synth')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 3, 'ROUTINE', p.oid::regprocedure::text
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synth')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 4, CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, quote_ident(n.nspname) || '.' || quote_ident(t.typname)
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
          AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synth')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 5, 'EXTENSION', quote_ident(e.extname)
        FROM pg_extension e
        """;
}
