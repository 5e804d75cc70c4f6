-- What is set for a table, a column or an index and not kept.
SELECT N'place in a file group of' AS Kind, s.name AS SchemaName, o.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
  AND EXISTS (
      SELECT 1
      FROM sys.indexes AS i
      JOIN sys.filegroups AS g ON g.data_space_id = i.data_space_id
      WHERE i.object_id = o.object_id AND g.is_default = 0)
UNION ALL
SELECT N'place of long values in a file group of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.filegroups AS g ON g.data_space_id = t.lob_data_space_id
WHERE t.is_ms_shipped = 0 AND g.is_default = 0
UNION ALL
SELECT N'file groups of partition scheme', NULL, p.name
FROM sys.partition_schemes AS p
WHERE EXISTS (
    SELECT 1
    FROM sys.destination_data_spaces AS d
    JOIN sys.filegroups AS g ON g.data_space_id = d.data_space_id
    WHERE d.partition_scheme_id = p.data_space_id AND g.name <> N'PRIMARY')
UNION ALL
SELECT N'compression of some partitions of', s.name, o.name
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0
  AND EXISTS (
      SELECT 1
      FROM sys.partitions AS f
      JOIN sys.partitions AS q ON q.object_id = f.object_id AND q.index_id = f.index_id
      WHERE f.object_id = o.object_id AND f.partition_number = 1 AND q.data_compression_desc <> f.data_compression_desc)
UNION ALL
SELECT N'ANSI_NULLS OFF of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0 AND t.uses_ansi_nulls = 0
UNION ALL
SELECT N'ANSI_PADDING OFF of columns of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
  AND EXISTS (
      SELECT 1
      FROM sys.columns AS c
      JOIN sys.types AS y ON y.user_type_id = c.system_type_id
      WHERE c.object_id = t.object_id AND c.is_ansi_padded = 0 AND y.name IN (N'char', N'varchar', N'binary', N'varbinary'))
UNION ALL
SELECT N'rule of a column of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
  AND EXISTS (SELECT 1 FROM sys.columns AS c WHERE c.object_id = t.object_id AND c.rule_object_id <> 0)
UNION ALL
SELECT N'change data capture of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0 AND t.is_tracked_by_cdc = 1
UNION ALL
SELECT N'replication of', s.name, t.name
FROM sys.tables AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0 AND (t.is_replicated = 1 OR t.is_merge_published = 1)
UNION ALL
SELECT N'change tracking of', s.name, t.name
FROM sys.change_tracking_tables AS c
JOIN sys.tables AS t ON t.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
UNION ALL
SELECT N'further procedures under the number of', s.name, o.name
FROM sys.numbered_procedures AS n
JOIN sys.objects AS o ON o.object_id = n.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
UNION ALL
SELECT N'plan guide', NULL, g.name
FROM sys.plan_guides AS g
ORDER BY 1, 2, 3
