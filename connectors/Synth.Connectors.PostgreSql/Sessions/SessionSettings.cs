namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>The settings that Synth's connections begin with.</summary>
internal static class SessionSettings
{
    /// <summary>
    /// One text form of every value on both sides, names with their schema in every definition the server renders (as pg_dump
    /// has them), and no time limits of the role or database that a long run would hit. Nothing is compiled: the catalog's widest
    /// query takes the server four times as long to compile as to answer, and the others read rows as they stand.
    /// </summary>
    public const string Common =
        """
        SET search_path = '';
        SET standard_conforming_strings = on;
        SET quote_all_identifiers = off;
        SET datestyle = 'ISO, MDY';
        SET intervalstyle = 'postgres';
        SET timezone = 'UTC';
        SET bytea_output = 'hex';
        SET extra_float_digits = 1;
        SET lc_monetary = 'C';
        SET xmloption = content;
        SET jit = off;
        SET statement_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        """;

    /// <summary>Refuses writes, and fails rather than hides rows where row security would filter them.</summary>
    public const string Source =
        $"""
        {Common}
        SET default_transaction_read_only = on;
        SET row_security = off;
        """;

    /// <summary>
    /// Does not wait for the disk: an unfinished target is thrown away anyway. Indexes are sorted in memory. Functions are taken unread, so
    /// that their order is free.
    /// </summary>
    public const string Target =
        $"""
        {Common}
        SET synchronous_commit = off;
        SET maintenance_work_mem = '256MB';
        SET check_function_bodies = off;
        SET row_security = off;
        """;

    public const string BeginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
}
