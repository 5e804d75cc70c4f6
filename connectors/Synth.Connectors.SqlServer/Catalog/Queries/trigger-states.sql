-- Triggers of tables and views that are switched off, or that fire first or last.
SELECT
    t.object_id AS ObjectId,
    t.is_disabled AS IsDisabled,
    CONVERT(bit, COALESCE((SELECT MAX(CONVERT(int, e.is_first) + CONVERT(int, e.is_last)) FROM sys.trigger_events AS e WHERE e.object_id = t.object_id), 0)) AS HasOrder
FROM sys.triggers AS t
WHERE t.parent_class = 1
ORDER BY t.object_id
