-- Collections of XML schemas of users, with the schemas as the server keeps them.
SELECT
    s.name AS SchemaName,
    x.name AS Name,
    CONVERT(nvarchar(max), XML_SCHEMA_NAMESPACE(s.name, x.name)) AS Definition
FROM sys.xml_schema_collections AS x
JOIN sys.schemas AS s ON s.schema_id = x.schema_id
WHERE s.name <> N'sys'
ORDER BY s.name, x.name
