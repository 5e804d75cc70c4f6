namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The SQL of <see cref="LoadJournal"/>. The rows of <c>synth.progress</c> without a table speak of a partition as a whole.
/// </summary>
internal static class LoadJournalSql
{
    public const string Exists = "SELECT to_regclass('synth.journal') IS NOT NULL";

    public const string Create =
        """
        CREATE TABLE synth.journal (run_key text NOT NULL, partition_count int, changes_done int[] NOT NULL, target_use int NOT NULL);
        CREATE TABLE synth.lease (partition_number int PRIMARY KEY, token bigint NOT NULL);
        CREATE TABLE synth.progress (
            partition_number int NOT NULL,
            table_name text NOT NULL,
            next_block int NOT NULL,
            is_complete boolean NOT NULL,
            row_count bigint NOT NULL,
            edge_cases bigint NOT NULL,
            PRIMARY KEY (partition_number, table_name));
        """;

    public const string Open = "INSERT INTO synth.journal VALUES (@RunKey, NULL, '{}', @Use)";

    public const string Drop = "DROP TABLE IF EXISTS synth.journal, synth.progress, synth.lease";

    public const string Read =
        """
        SELECT run_key AS RunKey, partition_count AS PartitionCount, cardinality(changes_done) AS ChangesApplied, target_use AS Use,
            (SELECT coalesce(max(token), 0) FROM synth.lease) AS NewestToken
        FROM synth.journal
        """;

    /// <summary>Of one partition, or of all where none is named.</summary>
    public const string ReadPartitions =
        """
        SELECT partition_number AS Partition, next_block AS NextBlock, is_complete AS IsComplete
        FROM synth.progress WHERE table_name = '' AND partition_number = coalesce(@Partition::int, partition_number)
        ORDER BY partition_number
        """;

    /// <summary>Of one partition, or of all where none is named.</summary>
    public const string ReadTables =
        """
        SELECT partition_number AS Partition, table_name AS Table, next_block AS NextBlock, row_count AS Rows, edge_cases AS EdgeCases
        FROM synth.progress WHERE table_name <> '' AND partition_number = coalesce(@Partition::int, partition_number)
        ORDER BY partition_number, table_name
        """;

    public const string Divide =
        "UPDATE synth.journal SET partition_count = @Count WHERE partition_count IS NULL OR partition_count = @Count";

    public const string Claim =
        """
        INSERT INTO synth.lease VALUES (@Partition, @Token)
        ON CONFLICT (partition_number) DO UPDATE SET token = excluded.token WHERE lease.token < excluded.token
        """;

    public const string ReadToken = "SELECT coalesce(max(token), 0) FROM synth.lease WHERE partition_number = @Partition";

    /// <summary>
    /// Notes a batch ($1 partition, $2 table, $3 block, $4 rows, $5 edge cases, $6 token). Fails with a division by zero where the
    /// partition is held by another token or the block is noted already, so that the COMMIT that is sent along with it is not carried out.
    /// The row of the lease is locked from here to that commit, and no longer, since no client is waited for in between.
    /// </summary>
    public const string NoteTable =
        """
        WITH fence AS MATERIALIZED (SELECT token FROM synth.lease WHERE partition_number = $1 FOR SHARE),
        noted AS (
            INSERT INTO synth.progress
            SELECT $1, $2, $3 + 1, false, $4, $5 WHERE coalesce((SELECT token FROM fence), 0) = $6
            ON CONFLICT (partition_number, table_name) DO UPDATE SET
                next_block = excluded.next_block,
                row_count = progress.row_count + excluded.row_count,
                edge_cases = progress.edge_cases + excluded.edge_cases
            WHERE progress.next_block <= $3
            RETURNING 1)
        SELECT 1 / count(*) FROM noted
        """;

    public const string NoteBlocks =
        """
        INSERT INTO synth.progress VALUES (@Partition, '', @NextBlock, @IsComplete, 0, 0)
        ON CONFLICT (partition_number, table_name) DO UPDATE SET next_block = excluded.next_block, is_complete = excluded.is_complete
        WHERE progress.next_block <= excluded.next_block
        """;

    public const string NoteChanges = "UPDATE synth.journal SET changes_done = ARRAY(SELECT generate_series(0, @Count - 1))";
}
