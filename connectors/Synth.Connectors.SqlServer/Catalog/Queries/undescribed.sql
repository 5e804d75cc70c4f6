-- Objects that are reported and not recreated.
SELECT LOWER(REPLACE(o.type_desc, '_', ' ')) AS Kind, s.name AS SchemaName, o.name AS Name
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.is_ms_shipped = 0
  AND (o.type IN ('AF', 'EC', 'FS', 'FT', 'PC', 'PG', 'R', 'RF', 'SP', 'SQ', 'TA', 'X') OR (o.type = 'D' AND o.parent_object_id = 0))
ORDER BY s.name, o.name
