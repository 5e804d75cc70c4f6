namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The SQL of <see cref="LoadJournal"/> and <see cref="Ddl.ChangeNotes"/>. The rows of <c>synth.progress</c> without a table speak of a
/// partition as a whole. Names of tables are compared as the database compares them, which tells tables of one database apart.
/// </summary>
internal static class LoadJournalSql
{
    public const string Exists =
        "SELECT COUNT(*) FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE s.name = N'synth' AND t.name = "
        + "N'journal'";

    /// <summary>The journal comes last: once it is there, the other tables are.</summary>
    public const string Create =
        """
        CREATE TABLE [synth].[progress] (
            partition_number int NOT NULL,
            table_name nvarchar(300) NOT NULL,
            next_block int NOT NULL,
            is_complete bit NOT NULL,
            row_count bigint NOT NULL,
            edge_cases bigint NOT NULL,
            PRIMARY KEY (partition_number, table_name));
        CREATE TABLE [synth].[change] (number int NOT NULL PRIMARY KEY);
        CREATE TABLE [synth].[journal] (run_key nvarchar(200) NOT NULL, partition_count int NULL);
        INSERT INTO [synth].[journal] (run_key, partition_count) VALUES (@RunKey, NULL);
        """;

    /// <summary>The journal goes first, for the same reason.</summary>
    public const string Drop =
        """
        IF OBJECT_ID(N'[synth].[journal]') IS NOT NULL DROP TABLE [synth].[journal];
        IF OBJECT_ID(N'[synth].[change]') IS NOT NULL DROP TABLE [synth].[change];
        IF OBJECT_ID(N'[synth].[progress]') IS NOT NULL DROP TABLE [synth].[progress];
        """;

    public const string Read = "SELECT run_key AS RunKey, partition_count AS PartitionCount FROM [synth].[journal]";

    public const string ReadProgress =
        """
        SELECT partition_number AS PartitionNumber, table_name AS Name, next_block AS NextBlock, is_complete AS IsComplete,
            row_count AS TotalRows, edge_cases AS EdgeCases
        FROM [synth].[progress]
        ORDER BY partition_number, table_name
        """;

    /// <summary>Affects no row where the load is divided otherwise.</summary>
    public const string Divide =
        "UPDATE [synth].[journal] SET partition_count = @Count WHERE partition_count IS NULL OR partition_count = @Count";

    /// <summary>Affects no row where nothing is noted of the table yet, or the block is.</summary>
    public const string NoteTable =
        """
        UPDATE [synth].[progress]
        SET next_block = @NextBlock, row_count = row_count + @Rows, edge_cases = edge_cases + @EdgeCases
        WHERE partition_number = @Partition AND table_name = @Name AND next_block < @NextBlock
        """;

    /// <summary>Affects no row where nothing is noted of the partition yet, or more is.</summary>
    public const string NotePartition =
        """
        UPDATE [synth].[progress]
        SET next_block = @NextBlock, is_complete = @IsComplete
        WHERE partition_number = @Partition AND table_name = @Name AND next_block <= @NextBlock
        """;

    /// <summary>The first note of a table or partition. Breaks the key where another session was first.</summary>
    public const string Begin =
        """
        INSERT INTO [synth].[progress] (partition_number, table_name, next_block, is_complete, row_count, edge_cases)
        VALUES (@Partition, @Name, @NextBlock, @IsComplete, @Rows, @EdgeCases)
        """;

    public const string ReadChanges = "SELECT number FROM [synth].[change]";

    public const string NoteChange = "INSERT INTO [synth].[change] (number) VALUES (@Number)";
}
