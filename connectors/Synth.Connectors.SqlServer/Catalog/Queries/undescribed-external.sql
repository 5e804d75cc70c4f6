-- What leads out of the database.
SELECT N'assembly' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, a.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.assemblies AS a
WHERE a.is_user_defined = 1
UNION ALL
SELECT N'external data source', NULL, d.name
FROM sys.external_data_sources AS d
UNION ALL
SELECT N'database scoped credential', NULL, c.name
FROM sys.database_scoped_credentials AS c
ORDER BY 1, 3
