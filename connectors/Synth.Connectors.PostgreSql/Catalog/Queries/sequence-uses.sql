-- Columns whose default reads a sequence.
SELECT
    d.adrelid::bigint AS TableOid,
    a.attname AS Column,
    n.nspname AS SequenceSchema,
    s.relname AS SequenceName
FROM pg_attrdef d
JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
JOIN pg_depend u ON u.classid = 'pg_attrdef'::regclass AND u.objid = d.oid AND u.refclassid = 'pg_class'::regclass
JOIN pg_class s ON s.oid = u.refobjid AND s.relkind = 'S'
JOIN pg_namespace n ON n.oid = s.relnamespace
ORDER BY d.adrelid, d.adnum;
