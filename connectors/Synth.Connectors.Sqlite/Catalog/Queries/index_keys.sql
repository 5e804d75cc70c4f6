-- Keys of all indexes, one row each, in the order in which the indexes came to be.
-- Origin: c for CREATE INDEX, u for a unique constraint, pk for a primary key. ColumnName is null for an expression.
SELECT s.name     AS TableName,
       l.name     AS IndexName,
       l."unique" AS IsUnique,
       l.origin   AS Origin,
       l.partial  AS IsPartial,
       k.name     AS ColumnName,
       k."desc"   AS IsDescending
FROM sqlite_schema AS s
JOIN pragma_index_list(s.name, 'main') AS l
JOIN pragma_index_xinfo(l.name, 'main') AS k
WHERE s.type = 'table'
  AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND s.name <> 'synth_run'
  AND k."key" = 1
ORDER BY s.name, l.seq DESC, k.seqno;
