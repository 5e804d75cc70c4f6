-- What makes a table another kind of table (SQL Server 2016 and later).
SELECT
    t.object_id AS ObjectId,
    CONVERT(int, t.temporal_type) AS TemporalType,
    t.history_table_id AS HistoryTableId,
    CONVERT(bit, t.is_memory_optimized) AS IsMemoryOptimized,
    CONVERT(bit, t.is_filetable) AS IsFileTable,
    CONVERT(bit, t.is_external) AS IsExternal
FROM sys.tables AS t
WHERE t.temporal_type <> 0 OR t.is_memory_optimized = 1 OR t.is_filetable = 1 OR t.is_external = 1
ORDER BY t.object_id
