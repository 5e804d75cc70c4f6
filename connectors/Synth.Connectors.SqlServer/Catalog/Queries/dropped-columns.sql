-- Columns that were dropped of tables of a ledger, which stay under another name (SQL Server 2022 and later).
SELECT c.object_id AS ObjectId, c.column_id AS ColumnId
FROM sys.columns AS c
WHERE c.is_dropped_ledger_column = 1
ORDER BY c.object_id, c.column_id
