-- Columns under dynamic data masking, and whether the login sees what is behind the masks.
SELECT
    m.object_id AS ObjectId,
    m.column_id AS ColumnId,
    m.masking_function AS MaskingFunction,
    CONVERT(bit, CASE
        WHEN HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'UNMASK') = 1 THEN 1
        WHEN HAS_PERMS_BY_NAME(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name), 'OBJECT', 'UNMASK') = 1 THEN 1
        ELSE 0
    END) AS IsVisible
FROM sys.masked_columns AS m
JOIN sys.objects AS o ON o.object_id = m.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE m.is_masked = 1
ORDER BY m.object_id, m.column_id
