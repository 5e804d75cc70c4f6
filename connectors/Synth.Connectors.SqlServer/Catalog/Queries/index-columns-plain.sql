-- The columns of indexes of tables, for servers that lack views or columns of the full query.
SELECT
    x.object_id AS ObjectId,
    x.index_id AS IndexId,
    c.name AS ColumnName,
    CONVERT(int, x.key_ordinal) AS KeyOrdinal,
    x.is_descending_key AS IsDescending,
    x.is_included_column AS IsIncluded
FROM sys.index_columns AS x
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
JOIN sys.tables AS o ON o.object_id = x.object_id
ORDER BY x.object_id, x.index_id, x.key_ordinal
