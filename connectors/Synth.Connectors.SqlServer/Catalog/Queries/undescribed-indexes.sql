-- Indexes of kinds that are not recreated: selective ones of XML, and those that came with SQL Server 2025.
SELECT CONCAT(LOWER(i.type_desc), N' index') AS Kind, s.name AS SchemaName, CONCAT(o.name, N'.', i.name) AS Name
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.is_ms_shipped = 0 AND i.type > 7
UNION ALL
SELECT N'selective xml index', s.name, CONCAT(o.name, N'.', x.name)
FROM sys.xml_indexes AS x
JOIN sys.objects AS o ON o.object_id = x.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE x.xml_index_type > 1
ORDER BY 1, 2, 3
