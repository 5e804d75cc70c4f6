namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// The SQL of <see cref="LoadJournal"/>. The rows of <c>synth_progress</c> without a table speak of a partition as a whole.
/// </summary>
internal static class LoadJournalSql
{
    public const string Exists =
        "SELECT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'synth_journal')";

    // The journal comes last: once it is there, the other tables are.
    public const string Create =
        """
        DROP TABLE IF EXISTS synth_journal, synth_progress, synth_lease;
        CREATE TABLE synth_lease (partition_number int NOT NULL PRIMARY KEY, token bigint NOT NULL) ENGINE = InnoDB;
        CREATE TABLE synth_progress (
            partition_number int NOT NULL,
            table_name varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
            next_block int NOT NULL,
            is_complete tinyint(1) NOT NULL,
            row_count bigint NOT NULL,
            edge_cases bigint NOT NULL,
            PRIMARY KEY (partition_number, table_name)) ENGINE = InnoDB;
        CREATE TABLE synth_journal (
            run_key varchar(100) NOT NULL, partition_count int, changes_begun int NOT NULL, changes_applied int NOT NULL) ENGINE = InnoDB;
        INSERT INTO synth_journal VALUES (@RunKey, NULL, 0, 0);
        """;

    public const string Drop = "DROP TABLE IF EXISTS synth_journal, synth_progress, synth_lease";

    public const string Read =
        """
        SELECT run_key AS RunKey, partition_count AS PartitionCount, changes_applied AS ChangesApplied,
            (SELECT COALESCE(MAX(token), 0) FROM synth_lease) AS NewestToken
        FROM synth_journal
        """;

    public const string ReadDivision = "SELECT partition_count FROM synth_journal";

    /// <summary>Of one partition, or of all where none is named.</summary>
    public const string ReadPartitions =
        """
        SELECT partition_number AS PartitionNumber, next_block AS NextBlock, is_complete AS IsComplete
        FROM synth_progress WHERE table_name = '' AND partition_number = COALESCE(@Partition, partition_number)
        ORDER BY partition_number
        """;

    /// <summary>Of one partition, or of all where none is named.</summary>
    public const string ReadTables =
        """
        SELECT partition_number AS PartitionNumber, table_name AS Name, next_block AS NextBlock, row_count AS RowCount, edge_cases AS EdgeCases
        FROM synth_progress WHERE table_name <> '' AND partition_number = COALESCE(@Partition, partition_number)
        ORDER BY partition_number, table_name
        """;

    public const string Divide = "UPDATE synth_journal SET partition_count = @Count WHERE partition_count IS NULL";

    public const string BeginTable = "INSERT IGNORE INTO synth_progress VALUES (@Partition, @Name, 0, 0, 0, 0)";

    /// <summary>Affects no row where the block is noted already.</summary>
    public const string NoteTable =
        """
        UPDATE synth_progress SET next_block = @Block + 1, row_count = row_count + @Rows, edge_cases = edge_cases + @EdgeCases
        WHERE partition_number = @Partition AND table_name = @Name AND next_block <= @Block
        """;

    /// <summary>The token of a partition, 0 where it was never taken.</summary>
    public const string Token = "COALESCE((SELECT token FROM synth_lease WHERE partition_number = @Partition), 0)";

    public const string BeginLease = "INSERT IGNORE INTO synth_lease VALUES (@Partition, 0)";

    /// <summary>Affects no row where the partition was taken with this token or a higher one.</summary>
    public const string Claim = "UPDATE synth_lease SET token = @Token WHERE partition_number = @Partition AND token < @Token";

    /// <summary>
    /// Notes a batch and commits it with its rows. Where the block is noted already or the partition has another token, the note breaks
    /// NOT NULL, and the server carries out nothing after it. The row of the lease is looked at last: from there to the commit nobody is
    /// waited for, neither the client nor another session.
    /// </summary>
    public const string NoteFenced =
        """
        UPDATE synth_progress SET
            next_block = IF(next_block <= @Block, @Block + 1, NULL), row_count = row_count + @Rows, edge_cases = edge_cases + @EdgeCases
        WHERE partition_number = @Partition AND table_name = @Name;
        UPDATE synth_progress SET
            next_block = IF(
                (SELECT token FROM synth_lease WHERE partition_number = @Partition LOCK IN SHARE MODE) = @Token, next_block, NULL)
        WHERE partition_number = @Partition AND table_name = @Name;
        COMMIT
        """;

    public const string NoteBlocks =
        """
        INSERT INTO synth_progress VALUES (@Partition, '', @NextBlock, @IsComplete, 0, 0)
        ON DUPLICATE KEY UPDATE
            is_complete = IF(next_block <= @NextBlock, @IsComplete, is_complete),
            next_block = GREATEST(next_block, @NextBlock)
        """;

    public const string NoteChanges = "UPDATE synth_journal SET changes_applied = @Count";

    public const string ReadChangesBegun = "SELECT changes_begun FROM synth_journal";

    public const string ReadChangesApplied = "SELECT changes_applied FROM synth_journal";

    public const string BeginChange = "UPDATE synth_journal SET changes_begun = @Count";
}
