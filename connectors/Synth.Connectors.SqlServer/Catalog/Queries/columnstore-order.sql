-- The columns by which columnstore indexes are in order (SQL Server 2022 and later).
SELECT x.object_id AS ObjectId, x.index_id AS IndexId, c.name AS ColumnName
FROM sys.index_columns AS x
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
JOIN sys.objects AS o ON o.object_id = x.object_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0 AND x.column_store_order_ordinal > 0
ORDER BY x.object_id, x.index_id, x.column_store_order_ordinal
