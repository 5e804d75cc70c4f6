-- The columns of indexes: keys in key order, then the included ones.
SELECT
    x.object_id AS ObjectId,
    x.index_id AS IndexId,
    c.name AS ColumnName,
    CONVERT(int, x.key_ordinal) AS KeyOrdinal,
    CONVERT(int, x.partition_ordinal) AS PartitionOrdinal,
    x.is_descending_key AS IsDescending,
    x.is_included_column AS IsIncluded
FROM sys.index_columns AS x
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
JOIN sys.objects AS o ON o.object_id = x.object_id
WHERE (o.type IN ('U', 'V') AND o.is_ms_shipped = 0) OR o.type = 'TT'
ORDER BY x.object_id, x.index_id, x.key_ordinal, x.index_column_id
