-- Which types, routines, aggregates, views and tables need which others to be created. What a view reads is told with it.
WITH objects AS (
    SELECT 'pg_proc'::regclass AS catalog, p.oid, CASE p.prokind WHEN 'a' THEN 'Object' ELSE 'Routine' END AS kind,
        n.nspname AS schema, p.proname AS name,
        CASE p.prokind WHEN 'a' THEN 'aggregate' ELSE pg_get_function_identity_arguments(p.oid) END AS detail
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname !~ '^(pg_|information_schema$|synth(\.|$))'
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid,
        CASE c.relkind WHEN 'c' THEN 'Type' WHEN 'v' THEN 'View' WHEN 'm' THEN 'View' WHEN 'S' THEN 'Sequence' ELSE 'Table' END,
        n.nspname, c.relname, ''
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'S') AND n.nspname !~ '^(pg_|information_schema$|synth(\.|$))'
), types AS (
    -- Rows of tables and views, and arrays, are types that come with another object.
    SELECT t.oid, coalesce(c.kind, 'Type') AS kind, coalesce(c.schema, n.nspname) AS schema, coalesce(c.name, e.typname) AS name
    FROM pg_type t
    JOIN pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typtype <> 'd' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
    JOIN pg_namespace n ON n.oid = e.typnamespace
    LEFT JOIN objects c ON c.catalog = 'pg_class'::regclass AND c.oid = e.typrelid
    WHERE n.nspname !~ '^(pg_|information_schema$|synth(\.|$))'
), known AS (
    SELECT catalog, oid, kind, schema, name, detail FROM objects
    UNION ALL
    SELECT 'pg_type'::regclass, oid, kind, schema, name, '' FROM types
), uses AS (
    -- A view is a rule, a default a row of its own, and what a domain checks a constraint.
    SELECT
        CASE
            WHEN w.ev_class IS NOT NULL OR f.adrelid IS NOT NULL THEN 'pg_class'::regclass
            WHEN k.contypid IS NOT NULL THEN 'pg_type'::regclass
            ELSE d.classid
        END AS catalog,
        -- Partitions are made with the whole table.
        coalesce(w.ev_class, pg_partition_root(f.adrelid), f.adrelid, k.contypid,
            CASE WHEN d.classid = 'pg_class'::regclass THEN pg_partition_root(d.objid) END, d.objid) AS oid,
        d.refclassid, d.refobjid
    FROM pg_depend d
    LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid AND w.rulename = '_RETURN'
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contypid <> 0
    WHERE d.refclassid IN ('pg_proc'::regclass, 'pg_class'::regclass, 'pg_type'::regclass)
)
SELECT DISTINCT
    o.kind COLLATE "C" AS Kind, o.schema COLLATE "C" AS Schema, o.name COLLATE "C" AS Name, o.detail COLLATE "C" AS Detail,
    r.kind COLLATE "C" AS NeededKind, r.schema COLLATE "C" AS NeededSchema, r.name COLLATE "C" AS NeededName,
    r.detail COLLATE "C" AS NeededDetail
FROM uses u
JOIN known o ON o.catalog = u.catalog AND o.oid = u.oid
JOIN known r ON r.catalog = u.refclassid AND r.oid = u.refobjid
WHERE (o.kind, o.schema, o.name, o.detail) <> (r.kind, r.schema, r.name, r.detail)
  -- A sequence may belong to a column, which is made first or afterwards.
  AND CASE o.kind
      WHEN 'Sequence' THEN false
      WHEN 'Table' THEN r.kind IN ('Type', 'Sequence', 'Routine')
      WHEN 'View' THEN r.kind IN ('Routine', 'Object')
      ELSE true END
  AND NOT EXISTS (
      SELECT FROM pg_depend e
      WHERE e.classid IN (u.refclassid, u.catalog) AND e.objid IN (u.refobjid, u.oid)
        -- What comes with an extension, and the functions that come with a range type.
        AND (e.deptype = 'e' OR e.classid = 'pg_proc'::regclass AND e.deptype = 'i'))
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8;
