-- Columns under dynamic data masking.
SELECT m.object_id AS ObjectId, m.column_id AS ColumnId, m.masking_function AS MaskingFunction
FROM sys.masked_columns AS m
WHERE m.is_masked = 1
ORDER BY m.object_id, m.column_id
