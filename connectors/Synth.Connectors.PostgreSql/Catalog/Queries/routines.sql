-- Functions and procedures, and what decides when they can be created.
SELECT
    n.nspname AS Schema,
    p.proname AS Name,
    pg_get_function_identity_arguments(p.oid) AS Signature,
    pg_get_functiondef(p.oid) AS Definition,
    EXISTS (
        SELECT FROM pg_depend u
        LEFT JOIN pg_constraint k ON u.classid = 'pg_constraint'::regclass AND k.oid = u.objid
        WHERE u.refclassid = 'pg_proc'::regclass AND u.refobjid = p.oid
          AND (k.contypid <> 0 OR u.classid = 'pg_type'::regclass)) AS IsCalledByTypes,
    EXISTS (
        SELECT FROM pg_depend u
        WHERE u.refclassid = 'pg_proc'::regclass AND u.refobjid = p.oid AND u.classid = 'pg_attrdef'::regclass) AS IsCalledByColumns,
    EXISTS (
        SELECT FROM pg_depend u
        JOIN pg_type t ON t.oid = u.refobjid
        JOIN pg_class v ON v.oid = t.typrelid AND v.relkind IN ('v', 'm')
        WHERE u.classid = 'pg_proc'::regclass AND u.objid = p.oid AND u.refclassid = 'pg_type'::regclass) AS UsesViewRows
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p', 'w')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
ORDER BY n.nspname COLLATE "C", p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C";
