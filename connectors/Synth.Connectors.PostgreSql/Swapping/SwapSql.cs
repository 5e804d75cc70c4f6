using Synth.Connectors.PostgreSql.Sessions;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>The SQL of <see cref="Swap"/>.</summary>
internal static class SwapSql
{
    private const string IsOld = @"n.nspname ~ '^synth\.old\.'";
    private const string IsNew = @"n.nspname ~ '^synth\.new\.'";

    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    /// <summary>What runs of ours made of what is there.</summary>
    public static readonly string MadeByUs =
        $"""
        SELECT o.rank AS Rank, o.kind AS Kind, o.name AS Name, o.schema AS Schema, o.oid::bigint AS Id
        FROM ({ObjectsSql.OfUsers}) AS o
        WHERE o.rank BETWEEN 2 AND 8 AND NOT o.is_owned
          AND (o.kind || ' ' || o.name) = ANY (SELECT unnest(r.objects_made) FROM synth.run r WHERE r.state = 'complete')
        ORDER BY o.rank, o.name
        """;

    /// <summary>All that is there, whoever made it.</summary>
    public static readonly string Everything =
        $"""
        SELECT o.rank AS Rank, o.kind AS Kind, o.name AS Name, o.schema AS Schema, o.oid::bigint AS Id
        FROM ({ObjectsSql.OfUsers}) AS o
        WHERE o.rank BETWEEN 2 AND 8 AND NOT o.is_owned
        ORDER BY o.rank, o.name
        """;

    public static readonly string InNew = InSchemasOf(IsNew);

    public static readonly string InOld = InSchemasOf(IsOld);

    /// <summary>The schemas of a kind, and whose each is.</summary>
    public const string Schemas =
        """
        SELECT n.nspname::text AS Name, obj_description(n.oid, 'pg_namespace') AS Original
        FROM pg_namespace n
        WHERE starts_with(n.nspname, @Prefix) AND obj_description(n.oid, 'pg_namespace') IS NOT NULL
        ORDER BY 1
        """;

    /// <summary>Views and foreign keys of others that lead to what is about to be moved away or dropped.</summary>
    public const string Dependents =
        $"""
        WITH ours AS (
            SELECT c.oid FROM pg_class c WHERE c.oid::bigint = ANY (@Ids)
            UNION ALL
            SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {IsOld} OR {IsNew})
        SELECT 'view ' || v.oid::regclass::text
        FROM pg_depend d
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class v ON v.oid = w.ev_class
        WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
          AND d.refobjid IN (SELECT oid FROM ours) AND v.oid NOT IN (SELECT oid FROM ours)
        UNION
        SELECT 'foreign key ' || k.conname || ' of table ' || k.conrelid::regclass::text
        FROM pg_constraint k
        WHERE k.contype = 'f' AND k.confrelid IN (SELECT oid FROM ours) AND k.conrelid NOT IN (SELECT oid FROM ours)
        ORDER BY 1
        """;

    /// <summary>
    /// What came with range types and does not follow them when they are moved: their functions, and their multirange types.
    /// </summary>
    public const string RangeParts =
        """
        WITH ranges AS (
            SELECT t.oid FROM pg_type t WHERE t.oid::bigint = ANY (@Ids) AND t.typtype = 'r'
            UNION ALL
            SELECT d.objid
            FROM pg_depend d
            JOIN pg_type r ON r.oid = d.refobjid AND r.typtype = 'r'
            JOIN pg_type m ON m.oid = d.objid AND m.typtype = 'm'
            WHERE d.classid = 'pg_type'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i' AND r.oid::bigint = ANY (@Ids))
        SELECT 3 AS Rank, 'ROUTINE' AS Kind, p.oid::regprocedure::text AS Name, n.nspname::text AS Schema, p.oid::bigint AS Id
        FROM pg_depend d
        JOIN pg_proc p ON p.oid = d.objid
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i' AND d.refobjid IN (SELECT oid FROM ranges)
        UNION ALL
        SELECT 4, 'TYPE', t.oid::regtype::text, n.nspname::text, t.oid::bigint
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE t.oid IN (SELECT oid FROM ranges) AND NOT t.oid::bigint = ANY (@Ids)
        """;

    /// <summary>Notes a swap of a new generation: what was there, or stood for it, becomes the previous one.</summary>
    public static readonly string NotePublished =
        $"""
        {LoadJournalSql.Drop};
        DELETE FROM synth.run WHERE state = 'previous' OR (state = 'complete' AND NOT @HasReplaced);
        UPDATE synth.run SET state = 'previous' WHERE state = 'complete';
        INSERT INTO synth.run (run_id, seed, started_at, tool_version, state, objects_before)
        SELECT @UnmarkedId, 0, to_timestamp(0), '', 'previous', ARRAY[]::text[]
        WHERE @HasReplaced AND NOT EXISTS (SELECT FROM synth.run WHERE state = 'previous');
        UPDATE synth.run
        SET state = 'complete',
            objects_made = ARRAY(
                SELECT o.kind || ' ' || o.name
                FROM ({ObjectsSql.OfUsers}) AS o
                WHERE (o.rank, o.oid::bigint) IN (SELECT * FROM unnest(@Ranks::int[], @Ids::bigint[])))
        WHERE state = 'staging'
        """;

    /// <summary>Notes an exchange of the two generations.</summary>
    public const string NoteExchanged =
        "UPDATE synth.run SET state = CASE state WHEN 'complete' THEN 'previous' ELSE 'complete' END WHERE state IN ('complete', "
        + "'previous')";

    /// <summary>
    /// Makes the schema that stands beside one of users. The role's default privileges are those of the user's schema, so that what is new
    /// gets them from the engine itself.
    /// </summary>
    public static IReadOnlyList<string> CreateStaging(string schema) =>
        [.. Create(Staging.NewPrefix, schema), DefaultPrivileges.Repeat(schema, Staging.NameOf(Staging.NewPrefix, schema))];

    /// <summary>Makes the schema of a kind that stands beside one of users.</summary>
    public static IReadOnlyList<string> Create(string prefix, string schema)
    {
        var name = Dialect.Identifier(Staging.NameOf(prefix, schema));
        return [$"CREATE SCHEMA IF NOT EXISTS {name}", $"COMMENT ON SCHEMA {name} IS {Dialect.Literal(schema)}"];
    }

    private static string InSchemasOf(string condition) =>
        $"""
        SELECT o.rank AS Rank, o.kind AS Kind, o.name AS Name, o.schema AS Schema, o.oid::bigint AS Id
        FROM ({ObjectsSql.InSchemas(condition)}) AS o
        WHERE NOT o.is_owned
        ORDER BY o.rank, o.name
        """;
}
