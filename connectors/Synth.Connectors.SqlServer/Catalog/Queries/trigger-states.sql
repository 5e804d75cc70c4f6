-- Triggers of tables and views that are switched off.
SELECT t.object_id AS ObjectId, t.is_disabled AS IsDisabled
FROM sys.triggers AS t
WHERE t.parent_class = 1
ORDER BY t.object_id
