-- Tables (index 0 or 1) and indexes whose XML is compressed (SQL Server 2022 and later). Partitions that differ in it have the setting of
-- the first.
SELECT p.object_id AS ObjectId, p.index_id AS IndexId, N'XML_COMPRESSION = ON' AS Setting
FROM sys.partitions AS p
JOIN sys.objects AS o ON o.object_id = p.object_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0 AND p.partition_number = 1 AND p.xml_compression = 1
ORDER BY p.object_id, p.index_id
