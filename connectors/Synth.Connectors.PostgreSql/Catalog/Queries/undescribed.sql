-- Objects that the schema model has no place for.
SELECT o.subject, o.what
FROM (
    SELECT 'foreign table ' || n.nspname || '.' || c.relname AS subject, 'A foreign table' AS what, n.nspname AS schema, 'pg_class'::regclass AS catalog, c.oid AS oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f'
    UNION ALL
    SELECT 'rule ' || r.rulename || ' of ' || n.nspname || '.' || c.relname, 'A rewrite rule that is disabled or fires for replicas', n.nspname, 'pg_rewrite'::regclass, r.oid
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND r.ev_enabled <> 'O'
    UNION ALL
    SELECT 'policy ' || p.polname || ' of ' || n.nspname || '.' || c.relname, 'A row security policy for certain roles', n.nspname, 'pg_policy'::regclass, p.oid
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.polroles <> '{0}'
    UNION ALL
    SELECT 'aggregate ' || n.nspname || '.' || p.proname, 'An aggregate with more than plain parts', n.nspname, 'pg_proc'::regclass, p.oid
    FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE a.aggkind <> 'n' OR a.aggserialfn <> 0 OR a.aggmtransfn <> 0 OR a.aggsortop <> 0 OR a.aggfinalextra OR a.aggtransspace <> 0
      OR (a.aggfinalfn <> 0 AND a.aggfinalmodify <> 'r')
    UNION ALL
    SELECT 'operator ' || n.nspname || '.' || p.oprname, 'A user-defined operator', n.nspname, 'pg_operator'::regclass, p.oid
    FROM pg_operator p JOIN pg_namespace n ON n.oid = p.oprnamespace
    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname, 'A base type, or a range type with a collation, an operator class or a canonical form of its own', n.nspname, 'pg_type'::regclass, t.oid
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_opclass oc ON oc.oid = r.rngsubopc
    WHERE t.typtype IN ('r', 'b') AND t.typcategory <> 'A'
      AND NOT (t.typtype = 'r' AND r.rngcanonical = 0 AND r.rngcollation IN (0, 100) AND oc.opcdefault)
    UNION ALL
    SELECT 'collation ' || n.nspname || '.' || c.collname, 'A collation of another provider', n.nspname, 'pg_collation'::regclass, c.oid
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.collprovider NOT IN ('i', 'c')
    UNION ALL
    SELECT 'index ' || x.relname || ' of partition ' || n.nspname || '.' || c.relname, 'An index of one partition alone', n.nspname, 'pg_class'::regclass, x.oid
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)
    UNION ALL
    SELECT 'constraint ' || k.conname || ' of partition ' || n.nspname || '.' || c.relname, 'A constraint of one partition alone', n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND k.contype IN ('f', 'c', 'x') AND k.conparentid = 0 AND k.coninhcount = 0
    UNION ALL
    SELECT 'row security of ' || n.nspname || '.' || c.relname, 'That it holds for the owner too (FORCE)', n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relforcerowsecurity
    UNION ALL
    SELECT 'text search configuration ' || n.nspname || '.' || t.cfgname, 'A text search configuration', n.nspname, 'pg_ts_config'::regclass, t.oid
    FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace
    UNION ALL
    SELECT 'event trigger ' || e.evtname, 'An event trigger', 'public', 'pg_event_trigger'::regclass, e.oid
    FROM pg_event_trigger e
    UNION ALL
    -- What comes with a server has smaller numbers than what users make.
    SELECT i.type || ' ' || i.identity, 'The ' || i.type, 'public', x.catalog, x.oid
    FROM (
        SELECT 'pg_cast'::regclass AS catalog, oid FROM pg_cast
        UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
        UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
        UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
        UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict
        UNION ALL SELECT 'pg_ts_parser'::regclass, oid FROM pg_ts_parser
        UNION ALL SELECT 'pg_ts_template'::regclass, oid FROM pg_ts_template
        UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am
        UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language
        UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform
        UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
        UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
        UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
    ) AS x
    CROSS JOIN LATERAL pg_identify_object(x.catalog, x.oid, 0) AS i
    WHERE x.oid >= 16384
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = x.catalog AND d.objid = x.oid AND d.deptype = 'i')
    UNION ALL
    SELECT 'comment on ' || i.type || ' ' || i.identity, 'A comment on it', 'public', d.classoid::regclass, d.objoid
    FROM pg_description d
    CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
    WHERE (d.objoid >= 16384 AND i.type IN ('aggregate', 'rule', 'policy', 'operator', 'cast', 'foreign table', 'text search configuration',
            'text search dictionary', 'conversion', 'publication', 'event trigger', 'composite type column', 'operator class', 'server'))
      OR (i.type = 'schema' AND i.identity = 'public' AND d.description <> 'standard public schema')
    UNION ALL
    SELECT 'settings of the database', 'What is set for all sessions of the database, or of a role in it,', 'public', 'pg_database'::regclass, r.setdatabase
    FROM pg_db_role_setting r JOIN pg_database b ON b.oid = r.setdatabase WHERE b.datname = current_database()
    UNION ALL
    SELECT 'large objects', 'What is kept as large objects, outside of tables,', 'public', 'pg_largeobject_metadata'::regclass, 0
    WHERE EXISTS (SELECT FROM pg_largeobject_metadata)
) AS o
WHERE o.schema !~ '^pg_'
  AND o.schema <> 'information_schema'
  AND o.schema !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.subject COLLATE "C";
