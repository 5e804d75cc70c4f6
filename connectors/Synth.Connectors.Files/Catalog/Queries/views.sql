SELECT schema_name AS SchemaName, view_name AS Name, sql AS Definition, comment AS Comment
FROM duckdb_views()
WHERE database_name = 'file' AND NOT internal AND NOT temporary AND schema_name <> 'synth'
ORDER BY view_oid
