-- Tables: ordinary and partitioned ones; partitions are part of their parent.
SELECT
    c.oid::bigint AS Oid,
    n.nspname AS Schema,
    c.relname AS Name,
    c.relpersistence = 'u' AS IsUnlogged,
    pg_get_partkeydef(c.oid) AS PartitionKey,
    ARRAY(
        SELECT pn.nspname::text || chr(31) || p.relname::text
        FROM pg_inherits i
        JOIN pg_class p ON p.oid = i.inhparent
        JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid
        ORDER BY i.inhseqno) AS Inherits,
    coalesce(c.reloptions, '{}') || ARRAY(
        SELECT 'toast.' || o.option
        FROM pg_class t CROSS JOIN unnest(t.reloptions) WITH ORDINALITY AS o (option, position)
        WHERE t.oid = c.reltoastrelid
        ORDER BY o.position) AS StorageOptions,
    obj_description(c.oid, 'pg_class') AS Comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p')
  AND NOT c.relispartition
  AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C";
