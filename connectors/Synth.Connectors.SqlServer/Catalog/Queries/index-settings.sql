-- Settings of indexes beside those that the view of indexes has had from the beginning, as they stand in WITH.
SELECT i.object_id AS ObjectId, i.index_id AS IndexId, N'STATISTICS_NORECOMPUTE = ON' AS Setting
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.stats AS s ON s.object_id = i.object_id AND s.stats_id = i.index_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND s.no_recompute = 1
UNION ALL
SELECT i.object_id, i.index_id, N'STATISTICS_INCREMENTAL = ON'
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.stats AS s ON s.object_id = i.object_id AND s.stats_id = i.index_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND s.is_incremental = 1
UNION ALL
SELECT i.object_id, i.index_id, CONCAT(N'COMPRESSION_DELAY = ', i.compression_delay)
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND i.compression_delay > 0
ORDER BY 1, 2, 3
