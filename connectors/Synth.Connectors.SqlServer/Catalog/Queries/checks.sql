-- Check constraints of tables and of table types, as far as the login may see their texts.
SELECT
    k.parent_object_id AS TableId,
    CASE WHEN k.is_system_named = 0 OR k.is_disabled = 1 THEN k.name END AS Name,
    k.definition AS Definition,
    k.is_disabled AS IsDisabled,
    k.is_not_trusted AS IsNotTrusted,
    k.is_not_for_replication AS IsNotForReplication
FROM sys.check_constraints AS k
WHERE k.definition IS NOT NULL
ORDER BY k.parent_object_id, k.object_id
