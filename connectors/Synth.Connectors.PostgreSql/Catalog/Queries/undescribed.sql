-- Objects that the schema model has no place for.
SELECT o.subject, o.what
FROM (
    SELECT 'foreign table ' || n.nspname || '.' || c.relname AS subject, 'A foreign table' AS what, n.nspname AS schema, 'pg_class'::regclass AS catalog, c.oid AS oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f'
    UNION ALL
    SELECT 'rule ' || r.rulename || ' of ' || n.nspname || '.' || c.relname, 'A rewrite rule', n.nspname, 'pg_rewrite'::regclass, r.oid
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'policy ' || p.polname || ' of ' || n.nspname || '.' || c.relname, 'A row security policy', n.nspname, 'pg_policy'::regclass, p.oid
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT 'aggregate ' || n.nspname || '.' || p.proname, 'A user-defined aggregate', n.nspname, 'pg_proc'::regclass, p.oid
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind = 'a'
    UNION ALL
    SELECT 'operator ' || n.nspname || '.' || p.oprname, 'A user-defined operator', n.nspname, 'pg_operator'::regclass, p.oid
    FROM pg_operator p JOIN pg_namespace n ON n.oid = p.oprnamespace
    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname, 'A range or base type', n.nspname, 'pg_type'::regclass, t.oid
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('r', 'b') AND t.typcategory <> 'A'
    UNION ALL
    SELECT 'collation ' || n.nspname || '.' || c.collname, 'A user-defined collation', n.nspname, 'pg_collation'::regclass, c.oid
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
    UNION ALL
    SELECT 'statistics ' || n.nspname || '.' || s.stxname, 'Extended statistics', n.nspname, 'pg_statistic_ext'::regclass, s.oid
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    UNION ALL
    SELECT 'text search configuration ' || n.nspname || '.' || t.cfgname, 'A text search configuration', n.nspname, 'pg_ts_config'::regclass, t.oid
    FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace
    UNION ALL
    SELECT 'event trigger ' || e.evtname, 'An event trigger', 'public', 'pg_event_trigger'::regclass, e.oid
    FROM pg_event_trigger e
) AS o
WHERE o.schema !~ '^pg_'
  AND o.schema NOT IN ('information_schema', 'synth')
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.subject COLLATE "C";
