-- Synonyms with what they stand for.
SELECT s.name AS SchemaName, y.name AS Name, y.base_object_name AS BaseName
FROM sys.synonyms AS y
JOIN sys.schemas AS s ON s.schema_id = y.schema_id
ORDER BY s.name, y.name
