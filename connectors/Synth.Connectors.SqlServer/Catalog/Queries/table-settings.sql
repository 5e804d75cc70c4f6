-- Settings of tables that are made by statements of their own.
SELECT
    t.object_id AS ObjectId,
    CONVERT(nvarchar(60), t.lock_escalation_desc) AS LockEscalation,
    t.large_value_types_out_of_row AS IsOutOfRow,
    t.text_in_row_limit AS TextInRow
FROM sys.tables AS t
WHERE t.is_ms_shipped = 0
  AND (t.lock_escalation <> 0 OR t.large_value_types_out_of_row = 1 OR t.text_in_row_limit > 0)
ORDER BY t.object_id
