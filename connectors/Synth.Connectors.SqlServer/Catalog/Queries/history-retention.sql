-- How long the history of system-versioned tables is kept, where it is not kept for ever (SQL Server 2017 and later).
SELECT
    t.object_id AS ObjectId,
    t.history_retention_period AS Period,
    CONVERT(nvarchar(10), t.history_retention_period_unit_desc) AS Unit
FROM sys.tables AS t
WHERE t.temporal_type = 2
  AND t.history_retention_period > 0
ORDER BY t.object_id
