-- The period columns of system-versioned tables.
SELECT p.object_id AS ObjectId, p.start_column_id AS StartColumnId, p.end_column_id AS EndColumnId
FROM sys.periods AS p
ORDER BY p.object_id
