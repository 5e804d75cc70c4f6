-- Table types; their columns are those of the object behind them.
SELECT
    s.name AS SchemaName,
    t.name AS Name,
    t.type_table_object_id AS ObjectId,
    CONVERT(bit, t.is_memory_optimized) AS IsMemoryOptimized
FROM sys.table_types AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_user_defined = 1
ORDER BY s.name, t.name
