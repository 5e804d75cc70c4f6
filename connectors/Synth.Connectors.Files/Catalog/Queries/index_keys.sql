-- One row for each key of an index that is not the shadow of a constraint.
SELECT schema_name AS SchemaName, table_name AS TableName, index_name AS IndexName, is_unique AS IsUnique, sql AS Definition,
       unnest(CAST(expressions AS VARCHAR[])) AS Expression
FROM duckdb_indexes()
WHERE database_name = 'file' AND schema_name <> 'synth' AND sql IS NOT NULL
ORDER BY schema_name, table_name, index_name
