-- Check constraints, for servers that lack columns of the full query.
SELECT k.parent_object_id AS TableId, k.name AS Name, k.definition AS Definition
FROM sys.check_constraints AS k
WHERE k.definition IS NOT NULL
ORDER BY k.parent_object_id, k.object_id
