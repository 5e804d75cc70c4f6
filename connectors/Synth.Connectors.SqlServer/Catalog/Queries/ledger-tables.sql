-- Tables of a ledger, whose rows the server vouches for (SQL Server 2022 and later). Types: 1 history, 2 updatable, 3 append-only. Those
-- that were dropped stay under another name.
SELECT t.object_id AS ObjectId, CONVERT(int, t.ledger_type) AS Type, CONVERT(bit, COALESCE(t.is_dropped_ledger_table, 0)) AS IsDropped
FROM sys.tables AS t
WHERE t.ledger_type > 0
ORDER BY t.object_id
