-- Columns of tables, for servers that lack views or columns of the full query.
SELECT
    c.object_id AS ObjectId,
    c.column_id AS ColumnId,
    c.name AS Name,
    t.name AS TypeName,
    N'sys' AS TypeSchema,
    CONVERT(int, c.max_length) AS MaxLength,
    CONVERT(int, c.precision) AS Precision,
    CONVERT(int, c.scale) AS Scale,
    c.is_nullable AS IsNullable,
    c.is_identity AS IsIdentity
FROM sys.columns AS c
JOIN sys.tables AS o ON o.object_id = c.object_id
JOIN sys.types AS t ON t.user_type_id = c.user_type_id
ORDER BY c.object_id, c.column_id
