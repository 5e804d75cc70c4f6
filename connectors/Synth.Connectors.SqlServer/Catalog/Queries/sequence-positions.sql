-- The number that each sequence gave last (SQL Server 2017 and later); null for one that was never used.
SELECT q.object_id AS ObjectId, CONVERT(nvarchar(40), q.last_used_value) AS LastValue
FROM sys.sequences AS q
ORDER BY q.object_id
