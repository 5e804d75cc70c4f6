-- Foreign keys, for servers that lack columns of the full query.
SELECT
    f.object_id AS ObjectId,
    f.parent_object_id AS TableId,
    f.referenced_object_id AS ReferencedTableId,
    f.name AS Name,
    CONVERT(int, f.delete_referential_action) AS OnDelete,
    CONVERT(int, f.update_referential_action) AS OnUpdate
FROM sys.foreign_keys AS f
ORDER BY f.parent_object_id, f.object_id
