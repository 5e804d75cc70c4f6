-- Foreign keys of tables of users. A name that the server chose is left out, save where it is needed to switch the key off.
SELECT
    f.object_id AS ObjectId,
    f.parent_object_id AS TableId,
    f.referenced_object_id AS ReferencedTableId,
    CASE WHEN f.is_system_named = 0 OR f.is_disabled = 1 THEN f.name END AS Name,
    CONVERT(int, f.delete_referential_action) AS OnDelete,
    CONVERT(int, f.update_referential_action) AS OnUpdate,
    f.is_disabled AS IsDisabled,
    f.is_not_trusted AS IsNotTrusted,
    f.is_not_for_replication AS IsNotForReplication
FROM sys.foreign_keys AS f
WHERE f.is_ms_shipped = 0
ORDER BY f.parent_object_id, f.object_id
