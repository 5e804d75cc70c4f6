-- Compressed tables (index 0 or 1) and indexes. Partitions that differ in it have the setting of the first.
SELECT p.object_id AS ObjectId, p.index_id AS IndexId, p.data_compression_desc AS Compression
FROM sys.partitions AS p
JOIN sys.objects AS o ON o.object_id = p.object_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
  AND p.partition_number = 1
  AND p.data_compression_desc IN (N'ROW', N'PAGE', N'COLUMNSTORE_ARCHIVE')
ORDER BY p.object_id, p.index_id
