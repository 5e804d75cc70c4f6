SELECT schema_name AS SchemaName, table_name AS TableName, comment AS Comment, sql AS Definition
FROM duckdb_tables()
WHERE database_name = 'file' AND NOT internal AND NOT temporary AND schema_name <> 'synth'
ORDER BY schema_name, table_name
