namespace Synth.Connectors.MySql.Sessions;

/// <summary>The settings that Synth's connections begin with.</summary>
internal static class SessionSettings
{
    /// <summary>
    /// Values that do not fit are errors, zero dates are values, zero is a number like any other in a numbered column, double quotes are
    /// texts and
    /// backslashes escape.
    /// </summary>
    public const string SqlMode = "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";

    // One form of every value and definition on both sides, and no time limits that a long run would hit while the other side is slow.
    private const string Both =
        $"""
        SET SESSION sql_mode = '{SqlMode}', time_zone = '+00:00', sql_quote_show_create = 1, net_read_timeout = 28800, net_write_timeout = 28800,
            wait_timeout = 28800;
        """;

    /// <summary>Refuses writes, and sees the database as it is now until the session ends.</summary>
    public static string Source(ServerVersion version) =>
        $"""
        {Both}
        {Limits(version)}
        SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;
        SET SESSION TRANSACTION READ ONLY;
        START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY
        """;

    /// <summary>
    /// Rows arrive before the keys that they refer to. Without checks of unique keys MariaDB 10.6 locks an empty table as a whole for who
    /// begins to fill it (MDEV-515), and of two that begin at once, one is the victim of a deadlock.
    /// </summary>
    public static string Target(ServerVersion version) =>
        $"""
        {Both}
        {Limits(version)}
        {(version.IsMariaDb ? "SET SESSION innodb_strict_mode = OFF, system_versioning_alter_history = 'KEEP';" : "SET SESSION information_schema_stats_expiry = 0;")}
        SET SESSION foreign_key_checks = 0, unique_checks = {(version.IsMariaDb ? 1 : 0)}
        """;

    private static string Limits(ServerVersion version) => version.IsMariaDb
        ? "SET SESSION max_statement_time = 0;"
        : "SET SESSION max_execution_time = 0;";
}
