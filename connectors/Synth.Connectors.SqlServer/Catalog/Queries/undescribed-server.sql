-- What belongs to a server rather than to a database of a service, and is not known to all services.
SELECT N'audit specification' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, d.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.database_audit_specifications AS d
UNION ALL
SELECT N'external file format', NULL, f.name
FROM sys.external_file_formats AS f
ORDER BY 1, 3
