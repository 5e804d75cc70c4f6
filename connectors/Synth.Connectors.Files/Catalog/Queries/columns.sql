SELECT schema_name AS SchemaName, table_name AS TableName, column_name AS Name, data_type AS TypeName, is_nullable AS IsNullable,
       column_default AS DefaultSql, comment AS Comment
FROM duckdb_columns()
WHERE database_name = 'file' AND NOT internal AND schema_name <> 'synth'
ORDER BY schema_name, table_name, column_index
