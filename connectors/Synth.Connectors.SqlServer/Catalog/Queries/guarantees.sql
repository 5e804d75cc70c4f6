-- What the engine vouches for, a row for each column, in order. Kinds: p primary key, u unique, f foreign key, n NOT NULL, c check.
SELECT
    CASE WHEN i.is_primary_key = 1 THEN 'p' ELSE 'u' END AS Kind,
    s.name AS SchemaName,
    o.name AS TableName,
    CONVERT(bigint, i.index_id) AS Id,
    c.name AS ColumnName,
    CONVERT(nvarchar(128), NULL) AS ReferencedSchema,
    CONVERT(nvarchar(128), NULL) AS ReferencedTable,
    CONVERT(nvarchar(128), NULL) AS ReferencedColumn,
    CONVERT(int, x.key_ordinal) AS Position
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE o.type = 'U' AND i.is_unique = 1 AND i.is_disabled = 0 AND i.has_filter = 0
UNION ALL
SELECT 'f', s.name, o.name, f.object_id, c.name, rs.name, r.name, rc.name, x.constraint_column_id
FROM sys.foreign_keys AS f
JOIN sys.objects AS o ON o.object_id = f.parent_object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
JOIN sys.objects AS r ON r.object_id = f.referenced_object_id
JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
JOIN sys.foreign_key_columns AS x ON x.constraint_object_id = f.object_id
JOIN sys.columns AS c ON c.object_id = x.parent_object_id AND c.column_id = x.parent_column_id
JOIN sys.columns AS rc ON rc.object_id = x.referenced_object_id AND rc.column_id = x.referenced_column_id
WHERE f.is_disabled = 0 AND f.is_not_trusted = 0
UNION ALL
SELECT 'n', s.name, o.name, c.column_id, c.name, NULL, NULL, NULL, 1
FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND c.is_nullable = 0
UNION ALL
SELECT 'c', s.name, o.name, k.object_id, k.name, NULL, NULL, NULL, 1
FROM sys.check_constraints AS k
JOIN sys.objects AS o ON o.object_id = k.parent_object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND k.is_disabled = 0 AND k.is_not_trusted = 0
ORDER BY 1, 2, 3, 4, 9
