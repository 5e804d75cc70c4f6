-- Statistics that users made, with their columns in order.
SELECT
    s.object_id AS ObjectId,
    s.stats_id AS StatisticsId,
    s.name AS Name,
    s.no_recompute AS IsFixed,
    s.is_incremental AS IsIncremental,
    s.has_filter AS HasFilter,
    s.filter_definition AS Filter,
    c.name AS ColumnName
FROM sys.stats AS s
JOIN sys.objects AS o ON o.object_id = s.object_id
JOIN sys.stats_columns AS x ON x.object_id = s.object_id AND x.stats_id = s.stats_id
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE s.user_created = 1
  AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY s.object_id, s.stats_id, x.stats_column_id
