-- The column pairs of foreign keys in declared order.
SELECT x.constraint_object_id AS ForeignKeyId, c.name AS ColumnName, r.name AS ReferencedColumnName
FROM sys.foreign_key_columns AS x
JOIN sys.columns AS c ON c.object_id = x.parent_object_id AND c.column_id = x.parent_column_id
JOIN sys.columns AS r ON r.object_id = x.referenced_object_id AND r.column_id = x.referenced_column_id
ORDER BY x.constraint_object_id, x.constraint_column_id
