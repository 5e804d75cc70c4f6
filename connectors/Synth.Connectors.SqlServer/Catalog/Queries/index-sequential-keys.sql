-- Indexes that are made for keys which come in order (SQL Server 2019 and later).
SELECT i.object_id AS ObjectId, i.index_id AS IndexId, N'OPTIMIZE_FOR_SEQUENTIAL_KEY = ON' AS Setting
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND i.optimize_for_sequential_key = 1
ORDER BY i.object_id, i.index_id
