-- Filtered indexes whose filters are hidden from a login without VIEW DEFINITION.
SELECT N'hidden filtered index (VIEW DEFINITION is missing)' AS Kind, s.name AS SchemaName, i.name AS Name
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
  AND i.has_filter = 1 AND i.filter_definition IS NULL
ORDER BY s.name, i.name
