namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>The SQL of <see cref="LoadJournal"/>. The rows of <c>synth.progress</c> without a table speak of a partition as a whole.</summary>
internal static class LoadJournalSql
{
    public const string Exists = "SELECT to_regclass('synth.journal') IS NOT NULL";

    public const string Create =
        """
        CREATE TABLE synth.journal (run_key text NOT NULL, partition_count int, changes_applied int NOT NULL);
        CREATE TABLE synth.progress (
            partition_number int NOT NULL,
            table_name text NOT NULL,
            next_block int NOT NULL,
            is_complete boolean NOT NULL,
            row_count bigint NOT NULL,
            edge_cases bigint NOT NULL,
            PRIMARY KEY (partition_number, table_name));
        """;

    public const string Open = "INSERT INTO synth.journal VALUES (@RunKey, NULL, 0)";

    public const string Drop = "DROP TABLE IF EXISTS synth.journal, synth.progress";

    public const string Read =
        "SELECT run_key AS RunKey, partition_count AS PartitionCount, changes_applied AS ChangesApplied FROM synth.journal";

    public const string ReadPartitions =
        """
        SELECT partition_number AS Partition, next_block AS NextBlock, is_complete AS IsComplete
        FROM synth.progress WHERE table_name = '' ORDER BY partition_number
        """;

    public const string ReadTables =
        """
        SELECT partition_number AS Partition, table_name AS Table, next_block AS NextBlock, row_count AS Rows, edge_cases AS EdgeCases
        FROM synth.progress WHERE table_name <> '' ORDER BY partition_number, table_name
        """;

    public const string Divide = "UPDATE synth.journal SET partition_count = @Count WHERE partition_count IS NULL OR partition_count = @Count";

    /// <summary>Affects no row where the block is noted already.</summary>
    public const string NoteTable =
        """
        INSERT INTO synth.progress VALUES (@Partition, @Name, @Block + 1, false, @Rows, @EdgeCases)
        ON CONFLICT (partition_number, table_name) DO UPDATE SET
            next_block = excluded.next_block,
            row_count = progress.row_count + excluded.row_count,
            edge_cases = progress.edge_cases + excluded.edge_cases
        WHERE progress.next_block <= @Block
        """;

    public const string NoteBlocks =
        """
        INSERT INTO synth.progress VALUES (@Partition, '', @NextBlock, @IsComplete, 0, 0)
        ON CONFLICT (partition_number, table_name) DO UPDATE SET next_block = excluded.next_block, is_complete = excluded.is_complete
        WHERE progress.next_block <= excluded.next_block
        """;

    public const string NoteChanges = "UPDATE synth.journal SET changes_applied = @Count";
}
