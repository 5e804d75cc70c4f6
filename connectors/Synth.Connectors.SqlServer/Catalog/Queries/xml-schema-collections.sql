-- Collections of XML schemas of users.
SELECT N'xml schema collection' AS Kind, s.name AS SchemaName, x.name AS Name
FROM sys.xml_schema_collections AS x
JOIN sys.schemas AS s ON s.schema_id = x.schema_id
WHERE s.name <> N'sys'
ORDER BY s.name, x.name
