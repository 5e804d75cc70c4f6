-- Partitions with their bounds, each after the table that it is part of.
SELECT
    i.inhparent::bigint AS ParentOid,
    c.oid::bigint AS Oid,
    n.nspname AS Schema,
    c.relname AS Name,
    pg_get_expr(c.relpartbound, c.oid) AS Bounds,
    pg_get_partkeydef(c.oid) AS PartitionKey
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relispartition
  AND c.relkind IN ('r', 'p')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C";
