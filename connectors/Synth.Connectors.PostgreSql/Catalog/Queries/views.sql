-- Views and materialised views, with the tables and views they read.
SELECT
    n.nspname AS Schema,
    c.relname AS Name,
    c.relkind = 'm' AS IsMaterialized,
    c.relispopulated AS IsPopulated,
    pg_get_viewdef(c.oid) AS Query,
    coalesce(c.reloptions, '{}') AS Options,
    obj_description(c.oid, 'pg_class') AS Comment,
    ARRAY(
        SELECT DISTINCT rn.nspname::text || chr(31) || rc.relname::text
        FROM pg_rewrite w
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
        JOIN pg_class rc ON rc.oid = d.refobjid AND rc.relkind IN ('r', 'p', 'v', 'm', 'f')
        JOIN pg_namespace rn ON rn.oid = rc.relnamespace
        WHERE w.ev_class = c.oid AND rc.oid <> c.oid
        ORDER BY 1) AS DependsOn
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm')
  AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C";
