using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using static System.FormattableString;

namespace Synth.Connectors.Files.Sessions;

/// <summary>The statements of the journal, whose tables are in the schema that is Synth's own.</summary>
internal static class LoadJournalSql
{
    private static readonly DuckDbDialect Dialect = DuckDbDialect.Instance;

    private const string Own = $"{DuckDbStore.Attachment}.{StorageLayout.OwnSchema}";

    public const string Create =
        $"""
        CREATE SCHEMA IF NOT EXISTS {Own};
        CREATE TABLE {Own}.journal (
            run_key VARCHAR NOT NULL, partition_count INTEGER, changes_applied INTEGER NOT NULL, description VARCHAR NOT NULL);
        CREATE TABLE {Own}.journal_partitions (partition INTEGER NOT NULL, next_block INTEGER NOT NULL, is_complete BOOLEAN NOT NULL);
        CREATE TABLE {Own}.journal_loads (
            partition INTEGER NOT NULL, name VARCHAR NOT NULL, block INTEGER NOT NULL, first_row BIGINT NOT NULL,
            row_count BIGINT NOT NULL, edge_cases BIGINT NOT NULL, longest_line_bytes BIGINT NOT NULL);
        """;

    public static string Open(string runKey, string description) =>
        $"INSERT INTO {Own}.journal VALUES ({Dialect.Literal(runKey)}, NULL, 0, {Dialect.Literal(description)})";

    public const string Exists =
        $"""
        SELECT count(*) FROM duckdb_tables()
        WHERE database_name = '{DuckDbStore.Attachment}' AND schema_name = '{StorageLayout.OwnSchema}' AND table_name = 'journal'
        """;

    public const string Read = $"SELECT run_key, partition_count, changes_applied, description FROM {Own}.journal";

    public const string Description = $"SELECT description FROM {Own}.journal";

    public const string ReadPartitions =
        $"SELECT partition, max(next_block), bool_or(is_complete) FROM {Own}.journal_partitions GROUP BY partition ORDER BY partition";

    public const string ReadTables =
        $"""
        SELECT partition, name, max(block) + 1, CAST(sum(row_count) AS BIGINT), CAST(sum(edge_cases) AS BIGINT)
        FROM {Own}.journal_loads GROUP BY partition, name ORDER BY partition, name
        """;

    public static string Divide(int count) =>
        Invariant($"UPDATE {Own}.journal SET partition_count = {count} WHERE partition_count IS NULL");

    public static string CountLater(string name, LoadEntry entry) => Invariant(
        $"""
        SELECT count(*) FROM {Own}.journal_loads
        WHERE partition = {entry.Partition} AND name = {Dialect.Literal(name)} AND block >= {entry.Block}
        """);

    public static string NoteLoad(string name, LoadEntry entry, long firstRow, int rowCount, long longestLineBytes) => Invariant(
        $"""
        INSERT INTO {Own}.journal_loads VALUES (
            {entry.Partition}, {Dialect.Literal(name)}, {entry.Block}, {firstRow}, {rowCount}, {entry.EdgeCases}, {longestLineBytes})
        """);

    public static string NoteBlocks(int partition, int nextBlock, bool isComplete) =>
        Invariant($"INSERT INTO {Own}.journal_partitions VALUES ({partition}, {nextBlock}, {isComplete})");

    public static string NoteChanges(int count) => Invariant($"UPDATE {Own}.journal SET changes_applied = {count}");

    /// <summary>The loads of a table as its rows stand.</summary>
    public static string LoadsOf(string name) =>
        $"""
        SELECT block, first_row, row_count, longest_line_bytes FROM {Own}.journal_loads
        WHERE name = {Dialect.Literal(name)} ORDER BY first_row
        """;

    /// <summary>Where a table's rows stand once they are in the order of their blocks.</summary>
    public static string NoteOrder(string name) =>
        $"""
        UPDATE {Own}.journal_loads AS loads SET first_row = sorted.first_row
        FROM (
            SELECT block, CAST(sum(row_count) OVER (ORDER BY block) - row_count AS BIGINT) AS first_row
            FROM {Own}.journal_loads WHERE name = {Dialect.Literal(name)}) AS sorted
        WHERE loads.name = {Dialect.Literal(name)} AND loads.block = sorted.block
        """;

    /// <summary>Where the rows of a table are while they are put in order.</summary>
    public const string Moved = $"{Own}.moved";

    public const string Drop =
        $"""
        DROP TABLE {Own}.journal_loads;
        DROP TABLE {Own}.journal_partitions;
        DROP TABLE {Own}.journal;
        """;
}
