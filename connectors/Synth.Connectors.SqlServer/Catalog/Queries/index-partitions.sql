-- Tables (index 0 or 1) and indexes that lie on a partition scheme.
SELECT i.object_id AS ObjectId, i.index_id AS IndexId, s.name AS SchemeName, c.name AS ColumnName
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.partition_schemes AS s ON s.data_space_id = i.data_space_id
JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.partition_ordinal = 1
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
ORDER BY i.object_id, i.index_id
