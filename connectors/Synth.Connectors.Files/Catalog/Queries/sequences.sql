SELECT schema_name AS SchemaName, sequence_name AS Name, start_value AS Start, increment_by AS Increment, min_value AS Minimum, max_value AS Maximum,
       cycle AS IsCyclic, last_value AS LastValue
FROM duckdb_sequences()
WHERE database_name = 'file' AND NOT temporary AND schema_name <> 'synth'
ORDER BY schema_name, sequence_name
