-- Checks whose texts are hidden from a login without VIEW DEFINITION.
SELECT N'hidden check (VIEW DEFINITION is missing)' AS Kind, s.name AS SchemaName, k.name AS Name
FROM sys.check_constraints AS k
JOIN sys.objects AS o ON o.object_id = k.parent_object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
  AND k.definition IS NULL
ORDER BY s.name, k.name
