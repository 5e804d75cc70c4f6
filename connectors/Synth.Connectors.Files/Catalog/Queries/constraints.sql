-- One row for each column of a constraint; a check is one row.
SELECT schema_name AS SchemaName, table_name AS TableName, constraint_index AS Number, constraint_type AS Kind, constraint_name AS Name,
       expression AS Expression, referenced_table AS ReferencedTable,
       unnest(CASE WHEN constraint_type = 'CHECK' THEN [NULL] ELSE constraint_column_names END) AS ColumnName,
       unnest(CASE WHEN constraint_type = 'FOREIGN KEY' THEN referenced_column_names ELSE [] END) AS ReferencedColumn
FROM duckdb_constraints()
WHERE database_name = 'file' AND schema_name <> 'synth' AND constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY', 'CHECK')
ORDER BY schema_name, table_name, constraint_index
