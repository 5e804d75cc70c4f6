-- Indexes of tables, of table types and of views, those behind keys among them. Heaps, hypothetical ones, and those whose filter the login
-- may not see are left out.
SELECT
    i.object_id AS ObjectId,
    i.index_id AS IndexId,
    i.name AS Name,
    CONVERT(int, i.type) AS Type,
    i.is_unique AS IsUnique,
    i.is_primary_key AS IsPrimaryKey,
    i.is_unique_constraint AS IsUniqueConstraint,
    i.is_disabled AS IsDisabled,
    i.filter_definition AS Filter,
    CONVERT(int, i.fill_factor) AS [FillFactor],
    i.is_padded AS IsPadded,
    i.ignore_dup_key AS IgnoresDuplicates,
    i.allow_row_locks AS AllowsRowLocks,
    i.allow_page_locks AS AllowsPageLocks,
    CONVERT(bit, COALESCE(k.is_system_named, 0)) AS IsSystemNamed
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
LEFT JOIN sys.key_constraints AS k ON k.parent_object_id = i.object_id AND k.unique_index_id = i.index_id
WHERE ((o.type IN ('U', 'V') AND o.is_ms_shipped = 0) OR o.type = 'TT')
  AND i.type > 0
  AND i.is_hypothetical = 0
  AND (i.has_filter = 0 OR i.filter_definition IS NOT NULL)
ORDER BY i.object_id, i.index_id
