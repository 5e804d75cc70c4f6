-- Sequences, with the column that owns them (serial, identity) or that reads them by its default.
SELECT
    n.nspname AS Schema,
    c.relname AS Name,
    s.seqstart AS Start,
    s.seqincrement AS Increment,
    s.seqmin AS Minimum,
    s.seqmax AS Maximum,
    s.seqcycle AS IsCyclic,
    format_type(s.seqtypid, NULL) AS NativeType,
    s.seqcache AS CacheSize,
    CASE WHEN has_sequence_privilege(c.oid, 'SELECT, USAGE') THEN pg_sequence_last_value(c.oid) END AS LastValue,
    owner.refobjid::bigint AS OwnerTableOid,
    a.attname AS OwnerColumn,
    coalesce(owner.deptype = 'i', false) AS IsIdentity
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid
    AND owner.refclassid = 'pg_class'::regclass AND owner.refobjsubid > 0 AND owner.deptype IN ('a', 'i')
LEFT JOIN pg_attribute a ON a.attrelid = owner.refobjid AND a.attnum = owner.refobjsubid
WHERE c.relpersistence <> 't'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C";
