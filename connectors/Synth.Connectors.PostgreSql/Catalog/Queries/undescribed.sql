-- Objects that the schema model has no place for.
SELECT o.subject, o.what
FROM (
    SELECT 'foreign table ' || n.nspname || '.' || c.relname AS subject, 'A foreign table' AS what, n.nspname AS schema, 'pg_class'::regclass AS catalog, c.oid AS oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f'
    UNION ALL
    SELECT 'policy ' || p.polname || ' of ' || n.nspname || '.' || c.relname, 'A row security policy for certain roles', n.nspname, 'pg_policy'::regclass, p.oid
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.polroles <> '{0}'
    UNION ALL
    SELECT 'aggregate ' || n.nspname || '.' || p.proname, 'An aggregate with a state that only superusers may name',
        n.nspname, 'pg_proc'::regclass, p.oid
    FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE a.aggtranstype = 'internal'::regtype OR a.aggmtranstype = 'internal'::regtype
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
    SELECT 'type ' || n.nspname || '.' || t.typname, 'A type that is named and not defined', n.nspname, 'pg_type'::regclass, t.oid
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE NOT t.typisdefined
    UNION ALL
    SELECT 'collation ' || n.nspname || '.' || c.collname, 'A collation of another provider', n.nspname, 'pg_collation'::regclass, c.oid
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.collprovider NOT IN ('i', 'c')
    UNION ALL
    -- Rows are made to keep what the whole table promises, not what one partition does.
    SELECT 'index ' || x.relname || ' of partition ' || n.nspname || '.' || c.relname,
        'A unique index of one partition alone', n.nspname, 'pg_class'::regclass, x.oid
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND (i.indisunique OR NOT i.indisvalid)
      AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)
    UNION ALL
    SELECT 'constraint ' || k.conname || ' of partition ' || n.nspname || '.' || c.relname, 'A constraint of one partition alone', n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND k.contype IN ('f', 'c', 'x', 'p', 'u') AND k.conparentid = 0 AND k.coninhcount = 0
    UNION ALL
    SELECT 'NOT NULL of column ' || a.attname || ' of partition ' || n.nspname || '.' || c.relname,
        'That a column is never null in one partition alone',
        n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_inherits i ON i.inhrelid = c.oid
    JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname
    WHERE c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT pa.attnotnull
      AND NOT EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisprimary AND a.attnum = ANY (x.indkey))
    UNION ALL
    SELECT 'columns of partition ' || n.nspname || '.' || c.relname,
        'An order of columns that is not that of the whole table', n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relispartition AND (
        SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
        <> (SELECT array_agg(a.attname ORDER BY a.attnum)
            FROM pg_attribute a WHERE a.attrelid = i.inhparent AND a.attnum > 0 AND NOT a.attisdropped)
    UNION ALL
    -- The columns of the table above came first when it was made; those that it got later do not.
    SELECT 'columns of table ' || n.nspname || '.' || c.relname,
        'An order of columns in which inherited ones come after its own', n.nspname, 'pg_class'::regclass, c.oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND NOT c.relispartition AND EXISTS (
        SELECT FROM pg_attribute a
        JOIN pg_attribute own ON own.attrelid = a.attrelid AND own.attnum > 0 AND own.attnum < a.attnum AND NOT own.attisdropped
            AND own.attinhcount = 0
        WHERE a.attrelid = c.oid AND a.attinhcount > 0 AND NOT a.attisdropped)
    UNION ALL
    SELECT 'tablespace of ' || n.nspname || '.' || c.relname, 'A tablespace, which belongs to the server,', n.nspname,
        'pg_class'::regclass, c.oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.reltablespace <> 0 AND c.relkind IN ('r', 'p', 'm', 'i', 'I')
    UNION ALL
    SELECT 'access method of ' || n.nspname || '.' || c.relname, 'A table access method other than heap', n.nspname,
        'pg_class'::regclass, c.oid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am m ON m.oid = c.relam
    WHERE c.relkind IN ('r', 'm') AND m.amname <> 'heap'
    UNION ALL
    SELECT 'subscription ' || s.subname, 'A subscription', 'public', 'pg_subscription'::regclass, 0
    FROM pg_subscription s JOIN pg_database b ON b.oid = s.subdbid WHERE b.datname = current_database()
    UNION ALL
    SELECT 'event trigger ' || e.evtname, 'An event trigger', 'public', 'pg_event_trigger'::regclass, e.oid
    FROM pg_event_trigger e
    UNION ALL
    -- What comes with a server has smaller numbers than what users make.
    SELECT i.type || ' ' || i.identity, 'The ' || i.type, 'public', x.catalog, x.oid
    FROM (
        -- Between types of the server, too, casts are made by superusers alone.
        SELECT 'pg_cast'::regclass AS catalog, k.oid
        FROM pg_cast k JOIN pg_type s ON s.oid = k.castsource JOIN pg_type t ON t.oid = k.casttarget
        WHERE k.castmethod = 'b' OR (s.typnamespace = 'pg_catalog'::regnamespace AND t.typnamespace = 'pg_catalog'::regnamespace)
        UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
        UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
        UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
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
    WHERE (d.objoid >= 16384 AND i.type IN ('operator', 'foreign table', 'conversion', 'publication', 'event trigger',
        'operator class', 'server'))
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
