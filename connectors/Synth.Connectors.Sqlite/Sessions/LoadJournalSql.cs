namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// The SQL of <see cref="LoadJournal"/>. The rows of <c>synth_progress</c> without a table speak of a partition as a whole.
/// </summary>
internal static class LoadJournalSql
{
    public const string Exists = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'synth_journal'";

    public const string Create =
        """
        CREATE TABLE synth_journal (run_key TEXT NOT NULL, partition_count INTEGER, changes_applied INTEGER NOT NULL);
        CREATE TABLE synth_progress (
            partition_number INTEGER NOT NULL,
            table_name TEXT NOT NULL,
            next_block INTEGER NOT NULL,
            is_complete INTEGER NOT NULL,
            row_count INTEGER NOT NULL,
            edge_cases INTEGER NOT NULL,
            PRIMARY KEY (partition_number, table_name));
        INSERT INTO synth_journal VALUES (@RunKey, NULL, 0);
        """;

    public const string Drop = "DROP TABLE synth_journal; DROP TABLE synth_progress;";

    public const string Read =
        "SELECT run_key AS RunKey, partition_count AS PartitionCount, changes_applied AS ChangesApplied FROM synth_journal";

    public const string ReadPartitions =
        """
        SELECT partition_number AS Partition, next_block AS NextBlock, is_complete AS IsComplete
        FROM synth_progress WHERE table_name = '' ORDER BY partition_number
        """;

    public const string ReadTables =
        """
        SELECT partition_number AS Partition, table_name AS Name, next_block AS NextBlock, row_count AS RowCount, edge_cases AS EdgeCases
        FROM synth_progress WHERE table_name <> '' ORDER BY partition_number, table_name
        """;

    public const string Divide =
        "UPDATE synth_journal SET partition_count = @Count WHERE partition_count IS NULL OR partition_count = @Count";

    /// <summary>Affects no row where the block is noted already.</summary>
    public const string NoteTable =
        """
        INSERT INTO synth_progress VALUES (@Partition, @Name, @Block + 1, 0, @Rows, @EdgeCases)
        ON CONFLICT (partition_number, table_name) DO UPDATE SET
            next_block = excluded.next_block,
            row_count = row_count + excluded.row_count,
            edge_cases = edge_cases + excluded.edge_cases
        WHERE next_block <= @Block
        """;

    public const string NoteBlocks =
        """
        INSERT INTO synth_progress VALUES (@Partition, '', @NextBlock, @IsComplete, 0, 0)
        ON CONFLICT (partition_number, table_name) DO UPDATE SET next_block = excluded.next_block, is_complete = excluded.is_complete
        WHERE next_block <= excluded.next_block
        """;

    public const string NoteChanges = "UPDATE synth_journal SET changes_applied = @Count";
}
