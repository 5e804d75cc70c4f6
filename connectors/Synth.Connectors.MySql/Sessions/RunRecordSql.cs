namespace Synth.Connectors.MySql.Sessions;

/// <summary>The SQL of <see cref="RunRecord"/>.</summary>
internal static class RunRecordSql
{
    /// <summary>The marker's table.</summary>
    public const string Table = "synth_run";

    public const string Filling = "filling";

    public const string Complete = "complete";

    public const string Exists =
        $"SELECT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '{Table}')";

    /// <summary>The marker of a table, whose name follows.</summary>
    public const string ReadFrom =
        "SELECT run_id AS RunId, seed AS Seed, started_at AS StartedAt, tool_version AS ToolVersion, state AS State, objects AS Objects "
        + "FROM";

    public const string Read = $"{ReadFrom} {Table}";

    public const string End = $"{LoadJournalSql.Drop}; UPDATE {Table} SET state = '{Complete}'";

    public const string Announce = $"UPDATE {Table} SET objects = @Objects";

    public const string Create =
        $"""
        DROP TABLE IF EXISTS {Table}, synth_journal, synth_progress, synth_lease;
        CREATE TABLE {Table} (
            run_id varchar(100) NOT NULL,
            seed bigint NOT NULL,
            started_at datetime(6) NOT NULL,
            tool_version varchar(100) NOT NULL,
            state varchar(10) NOT NULL,
            objects longtext NOT NULL,
            code longtext NOT NULL,
            is_pending tinyint NOT NULL DEFAULT 0
        ) ENGINE = InnoDB CHARACTER SET utf8mb4 COMMENT = 'Which run of Synth filled this database.'
        """;

    public const string Write = $"INSERT INTO {Table} VALUES (@RunId, @Seed, @StartedAt, @ToolVersion, @State, @Objects, '', 0)";

    public const string Forget = $"{LoadJournalSql.Drop}; DROP TABLE IF EXISTS {Table}";

    /// <summary>Tables, views and sequences of users: what a run must not meet in its target.</summary>
    public const string CountObjects =
        $"SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> '{Table}'";

    /// <summary>Everything that users can have made and that the login can see.</summary>
    public const string Objects =
        """
        SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END AS Kind, TABLE_NAME AS Name
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
        UNION ALL
        SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
        UNION ALL
        SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
        """;

    /// <summary>Whether nobody holds any of some locks.</summary>
    public static string AreFree(IEnumerable<string> names) =>
        $"SELECT {string.Join(" AND ", names.Select(name => $"IS_FREE_LOCK('{name}') = 1"))}";

    private static readonly string[] Order = ["EVENT", "VIEW", "TABLE", "SEQUENCE", "PROCEDURE", "FUNCTION", "PACKAGE BODY", "PACKAGE"];

    /// <summary>The objects, those first that others of them cannot do without; triggers go with their tables.</summary>
    public static IEnumerable<MadeObject> InDropOrder(IEnumerable<MadeObject> objects) =>
        objects.OrderBy(item => Array.IndexOf(Order, item.Kind));
}
