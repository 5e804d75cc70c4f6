namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>The SQL of <see cref="RunRecord"/>.</summary>
internal static class RunRecordSql
{
    /// <summary>The state of a run that fills the database in place.</summary>
    public const string Filling = "filling";

    /// <summary>The state of what is there.</summary>
    public const string Complete = "complete";

    /// <summary>The state of the generation that was replaced last.</summary>
    public const string Previous = "previous";

    /// <summary>The state of a run that builds beside what is there.</summary>
    public const string Staging = "staging";

    public const string Exists = "SELECT to_regclass('synth.run') IS NOT NULL";

    public const string Read =
        "SELECT run_id AS RunId, seed AS Seed, started_at AT TIME ZONE 'UTC' AS StartedAt, tool_version AS ToolVersion, state AS State "
        + "FROM synth.run";

    /// <summary>Ends a run that filled the database in place, and notes what it made.</summary>
    public static readonly string End =
        $"""
        {LoadJournalSql.Drop};
        UPDATE synth.run
        SET state = 'complete',
            objects_made = ARRAY(
                SELECT o.kind || ' ' || o.name
                FROM ({ObjectsSql.OfUsers}) AS o
                WHERE (o.schema, o.object) IN (SELECT * FROM unnest(@Schemas::text[], @Names::text[])))
        WHERE state = 'filling'
        """;

    /// <summary>Makes the table where it is not there.</summary>
    public const string Prepare =
        $"""
        CREATE SCHEMA IF NOT EXISTS synth;
        CREATE TABLE IF NOT EXISTS synth.run ({Columns});
        """;

    public const string Create =
        $"""
        CREATE SCHEMA IF NOT EXISTS synth;
        DROP TABLE IF EXISTS synth.run, synth.journal, synth.progress, synth.lease;
        CREATE TABLE synth.run ({Columns});
        COMMENT ON TABLE synth.run IS 'Which run of Synth filled this database.';
        """;

    /// <summary>Relations and types of users: what a run must not meet in its target.</summary>
    public static readonly string CountObjects =
        $"SELECT count(*)::int FROM ({ObjectsSql.OfUsers}) AS o WHERE o.rank IN (2, 4)";

    public static readonly string Write =
        $"""
        INSERT INTO synth.run (run_id, seed, started_at, tool_version, state, objects_before)
        SELECT @RunId, @Seed, @StartedAt, @ToolVersion, @State, ARRAY(SELECT kind || ' ' || name FROM ({ObjectsSql.OfUsers}) AS o)
        """;

    /// <summary>
    /// The statement that drops one object of the run. What depends on it goes with it, so that after each the rest is asked for again.
    /// </summary>
    public static readonly string NextDrop =
        $"""
        SELECT 'DROP ' || o.kind || ' ' || o.name || ' CASCADE'
        FROM ({ObjectsSql.OfUsers}) AS o
        WHERE NOT (o.kind || ' ' || o.name) = ANY ((SELECT r.objects_before FROM synth.run r WHERE r.state = 'filling')::text[])
        ORDER BY o.rank, o.name
        LIMIT 1
        """;

    /// <summary>Removes the record, and the schema it is in when nothing else is there.</summary>
    public const string Forget =
        """
        DROP TABLE IF EXISTS synth.run, synth.journal, synth.progress, synth.lease;
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend d
                WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'synth'::regnamespace) THEN
                DROP SCHEMA synth;
            END IF;
        END $$;
        """;

    private const string Columns =
        """
        run_id text NOT NULL,
        seed bigint NOT NULL,
        started_at timestamptz NOT NULL,
        tool_version text NOT NULL,
        state text NOT NULL,
        objects_before text[] NOT NULL,
        objects_made text[] NOT NULL DEFAULT '{}'
        """;
}
