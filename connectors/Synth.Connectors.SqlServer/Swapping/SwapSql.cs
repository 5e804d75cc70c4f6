namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>The SQL of <see cref="Swap"/>.</summary>
internal static class SwapSql
{
    /// <summary>What a default that a sequence gives begins with.</summary>
    public const string NextValue = "NEXT VALUE FOR";

    /// <summary>
    /// Foreign keys, and views and routines that are bound to what they read: what would go on leading to rows that are moved away, or
    /// would not let them go.
    /// </summary>
    public const string Bindings =
        """
        SELECT N'foreign key ' + f.name + N' of table' AS Kind, ts.name AS SchemaName, t.name AS Name, rs.name AS ReferencedSchema, r.name AS ReferencedName
        FROM sys.foreign_keys AS f
        JOIN sys.tables AS t ON t.object_id = f.parent_object_id
        JOIN sys.schemas AS ts ON ts.schema_id = t.schema_id
        JOIN sys.tables AS r ON r.object_id = f.referenced_object_id
        JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
        UNION
        SELECT CASE o.type WHEN 'V' THEN N'view' WHEN 'P' THEN N'procedure' WHEN 'TR' THEN N'trigger' ELSE N'function' END, s.name, o.name, rs.name, r.name
        FROM sys.sql_expression_dependencies AS d
        JOIN sys.objects AS o ON o.object_id = d.referencing_id
        JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        JOIN sys.objects AS r ON r.object_id = d.referenced_id
        JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
        WHERE d.is_schema_bound_reference = 1 AND d.referencing_class = 1 AND d.referenced_class = 1 AND o.parent_object_id = 0 AND o.object_id <> r.object_id AND o.type <> 'U'
        ORDER BY 1, 2, 3, 4, 5
        """;

    /// <summary>Defaults that sequences give.</summary>
    public const string SequenceDefaults =
        """
        SELECT s.name AS SchemaName, t.name AS TableName, c.name AS ColumnName, d.name AS Name, d.definition AS Definition, d.is_system_named AS IsSystemNamed
        FROM sys.default_constraints AS d
        JOIN sys.tables AS t ON t.object_id = d.parent_object_id
        JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id
        WHERE d.definition LIKE N'%NEXT VALUE FOR%'
        ORDER BY s.name, t.name, c.name
        """;

    /// <summary>What others may do with objects and their columns.</summary>
    public const string Grants =
        """
        SELECT
            s.name AS SchemaName,
            o.name AS Name,
            c.name AS ColumnName,
            p.permission_name AS Permission,
            CONVERT(nvarchar(60), p.state_desc) AS State,
            g.name AS Grantee
        FROM sys.database_permissions AS p
        JOIN sys.objects AS o ON o.object_id = p.major_id
        JOIN sys.schemas AS s ON s.schema_id = o.schema_id
        JOIN sys.database_principals AS g ON g.principal_id = p.grantee_principal_id
        LEFT JOIN sys.columns AS c ON c.object_id = p.major_id AND c.column_id = p.minor_id AND p.minor_id > 0
        WHERE p.class = 1 AND o.is_ms_shipped = 0
        ORDER BY s.name, o.name, c.name, p.permission_name, g.name
        """;

    /// <summary>
    /// Begins an attempt: each lock is waited for a moment only, an error takes everything back, and where others and the swap wait for
    /// each other the swap gives way.
    /// </summary>
    public const string Begin = "SET XACT_ABORT ON; SET LOCK_TIMEOUT 700; SET DEADLOCK_PRIORITY -10; BEGIN TRANSACTION";

    /// <summary>
    /// From here on an error takes back its own statement alone, so that texts that speak of later ones can be tried
    /// again.
    /// </summary>
    public const string Relax = "SET XACT_ABORT OFF";

    /// <summary>Begins a transaction under the settings that the session has.</summary>
    public const string BeginPlain = "BEGIN TRANSACTION";

    public const string Commit = "COMMIT TRANSACTION";

    public const string RollBack = "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION";

    public const string End = "SET XACT_ABORT OFF; SET LOCK_TIMEOUT -1; SET DEADLOCK_PRIORITY NORMAL";
}
