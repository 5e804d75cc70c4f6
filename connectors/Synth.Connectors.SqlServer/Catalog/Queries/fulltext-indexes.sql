-- Tables and views with a full-text index.
SELECT N'full-text index of' AS Kind, s.name AS SchemaName, o.name AS Name
FROM sys.fulltext_indexes AS f
JOIN sys.objects AS o ON o.object_id = f.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
ORDER BY s.name, o.name
