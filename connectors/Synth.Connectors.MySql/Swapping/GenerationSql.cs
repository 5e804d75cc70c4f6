using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>The SQL of <see cref="Generations"/>. Names of databases are quoted by the caller.</summary>
internal static class GenerationSql
{
    /// <summary>Tables and sequences of a database.</summary>
    public const string Tables =
        """
        SELECT CASE TABLE_TYPE WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END AS Kind, TABLE_NAME AS Name
        FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = @Database AND TABLE_TYPE NOT LIKE '%VIEW'
        ORDER BY TABLE_NAME
        """;

    public const string DatabaseExists = "SELECT EXISTS (SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = @Database)";

    /// <summary>Whether a database is one that a run made: marked, or without any table but views.</summary>
    public const string IsOurs =
        $"""
        SELECT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = @Database AND TABLE_NAME = '{RunRecordSql.Table}')
            OR NOT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = @Database AND TABLE_TYPE NOT LIKE '%VIEW')
        """;

    /// <summary>Foreign keys of tables that stay, to tables that go.</summary>
    public const string Dependents =
        """
        SELECT DISTINCT CONCAT('foreign key ', CONSTRAINT_NAME, ' of table ', TABLE_SCHEMA, '.', TABLE_NAME)
        FROM information_schema.KEY_COLUMN_USAGE
        WHERE REFERENCED_TABLE_SCHEMA = @Database AND REFERENCED_TABLE_NAME IN @Names
            AND NOT (TABLE_SCHEMA = @Database AND TABLE_NAME IN @Names)
        ORDER BY 1
        """;

    public const string Triggers =
        "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = @Database AND EVENT_OBJECT_TABLE IN @Names";
}
