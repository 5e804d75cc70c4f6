-- Indexes of tables, for servers that lack views or columns of the full query.
SELECT
    i.object_id AS ObjectId,
    i.index_id AS IndexId,
    i.name AS Name,
    CONVERT(int, i.type) AS Type,
    i.is_unique AS IsUnique,
    i.is_primary_key AS IsPrimaryKey,
    i.is_unique_constraint AS IsUniqueConstraint,
    CONVERT(bit, 1) AS AllowsRowLocks,
    CONVERT(bit, 1) AS AllowsPageLocks
FROM sys.indexes AS i
JOIN sys.tables AS o ON o.object_id = i.object_id
WHERE i.type > 0
ORDER BY i.object_id, i.index_id
