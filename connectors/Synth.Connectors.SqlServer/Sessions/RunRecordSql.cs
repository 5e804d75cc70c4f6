namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>The SQL of <see cref="RunRecord"/>.</summary>
internal static class RunRecordSql
{
    /// <summary>The state of a generation that is built where users see it.</summary>
    public const string Filling = "filling";

    /// <summary>The state of a generation that is built beside what is there.</summary>
    public const string Staged = "staging";

    /// <summary>The state of the generation that users see.</summary>
    public const string Complete = "complete";

    /// <summary>The state of the generation that was replaced last.</summary>
    public const string Previous = "previous";

    public const string Exists =
        "SELECT COUNT(*) FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE s.name = N'synth' AND t.name = "
        + "N'run'";

    /// <summary>Does not wait for a run that holds its row locked.</summary>
    public const string Read =
        """
        SELECT run_id AS RunId, seed AS Seed, started_at AS StartedAt, tool_version AS ToolVersion, state AS State,
            objects_before AS ObjectsBefore, objects_made AS ObjectsMade, code AS Code
        FROM [synth].[run] WITH (NOLOCK)
        """;

    public const string Write =
        """
        INSERT INTO [synth].[run] (run_id, seed, started_at, tool_version, state, objects_before, objects_made, code)
        VALUES (@RunId, @Seed, @StartedAt, @ToolVersion, @State, @ObjectsBefore, @ObjectsMade, @Code)
        """;

    /// <summary>Takes a generation from one state to another.</summary>
    public const string Change = "UPDATE [synth].[run] SET state = @To, objects_made = @ObjectsMade, code = @Code WHERE state = @From";

    /// <summary>The same, and what was noted of the load goes with it.</summary>
    public const string Finish = "BEGIN TRANSACTION;\n" + Change + ";\n" + LoadJournalSql.Drop + "COMMIT TRANSACTION";

    public const string Delete = "DELETE FROM [synth].[run] WHERE state = @State";

    public const string DropTable = "IF OBJECT_ID(N'[synth].[run]') IS NOT NULL DROP TABLE [synth].[run]";

    /// <summary>Removes the schema of the record when nothing else is there.</summary>
    public const string DropSchema =
        """
        IF SCHEMA_ID(N'synth') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sys.objects AS o WHERE o.schema_id = SCHEMA_ID(N'synth'))
            EXEC (N'DROP SCHEMA [synth]')
        """;

    /// <summary>Tables and views of users: what a run must not meet in its target.</summary>
    public const string CountObjects =
        """
        SELECT COUNT(*)
        FROM sys.objects AS o
        JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
        """;

    public const string CreateSchema = "IF SCHEMA_ID(N'synth') IS NULL EXEC (N'CREATE SCHEMA [synth]')";

    public const string CreateTable =
        """
        CREATE TABLE [synth].[run] (
            run_id nvarchar(200) NOT NULL,
            seed bigint NOT NULL,
            started_at datetime2(7) NOT NULL,
            tool_version nvarchar(100) NOT NULL,
            state nvarchar(20) NOT NULL,
            objects_before nvarchar(max) NOT NULL,
            objects_made nvarchar(max) NULL,
            code nvarchar(max) NULL)
        """;

    /// <summary>Everything that users and runs can have made, save the marker, by what every server has.</summary>
    public const string Objects =
        """
        SELECT
            CASE RTRIM(o.type) WHEN 'U' THEN 'TABLE' WHEN 'V' THEN 'VIEW' WHEN 'P' THEN 'PROCEDURE' WHEN 'SN' THEN 'SYNONYM' WHEN 'SO' THEN 'SEQUENCE' ELSE 'FUNCTION' END AS Kind,
            s.name AS SchemaName,
            o.name AS Name,
            CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.objects AS o
        JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        WHERE o.type IN ('U', 'V', 'P', 'FN', 'IF', 'TF', 'SN', 'SO') AND o.is_ms_shipped = 0 AND s.name <> N'synth'
        UNION ALL
        SELECT 'FOREIGN KEY', s.name, f.name, t.name
        FROM sys.foreign_keys AS f
        JOIN sys.tables AS t ON t.object_id = f.parent_object_id
        JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE f.is_ms_shipped = 0
        UNION ALL
        SELECT 'SCHEMA', NULL, s.name, NULL
        FROM sys.schemas AS s
        WHERE s.schema_id < 16384 AND s.name NOT IN (N'dbo', N'guest', N'sys', N'INFORMATION_SCHEMA', N'synth')
        ORDER BY 1, 2, 3
        """;

    /// <summary>What only some servers have; a query that one does not answer has nothing to tell.</summary>
    public static readonly IReadOnlyList<string> OptionalObjects =
    [
        """
        SELECT 'TYPE' AS Kind, s.name AS SchemaName, t.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.types AS t
        JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE t.is_user_defined = 1
        ORDER BY s.name, t.name
        """,
        """
        SELECT 'VERSIONING' AS Kind, s.name AS SchemaName, t.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.tables AS t
        JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE t.temporal_type = 2
        ORDER BY s.name, t.name
        """,
        """
        SELECT 'XML SCHEMA COLLECTION' AS Kind, s.name AS SchemaName, x.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.xml_schema_collections AS x
        JOIN sys.schemas AS s ON s.schema_id = x.schema_id
        WHERE s.name <> N'sys'
        ORDER BY s.name, x.name
        """,
        """
        SELECT 'DATABASE TRIGGER' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, t.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.triggers AS t
        WHERE t.parent_class = 0 AND t.is_ms_shipped = 0
        ORDER BY t.name
        """,
        """
        SELECT 'PARTITION SCHEME' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, p.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.partition_schemes AS p
        WHERE p.is_system = 0
        ORDER BY p.name
        """,
        """
        SELECT 'PARTITION FUNCTION' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, p.name AS Name, CONVERT(nvarchar(128), NULL) AS TableName
        FROM sys.partition_functions AS p
        WHERE p.is_system = 0
        ORDER BY p.name
        """,
    ];
}
