-- Tables, for servers that lack columns of the full query.
SELECT t.object_id AS ObjectId, s.name AS SchemaName, t.name AS Name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name, t.name
