-- Triggers that fire first or last on an event.
SELECT e.object_id AS ObjectId, CONVERT(nvarchar(60), e.type_desc) AS EventName, e.is_first AS IsFirst
FROM sys.trigger_events AS e
JOIN sys.triggers AS t ON t.object_id = e.object_id
WHERE t.parent_class = 1
  AND (e.is_first = 1 OR e.is_last = 1)
ORDER BY e.object_id, e.type_desc
