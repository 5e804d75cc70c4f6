-- What is said of objects after they are made, each by a statement of its own, in an order in which they can be carried out.
-- Fields that came with a later version are read by name from the row, so that one query serves all versions.
SELECT o.kind, o.schema, o.name, o.definition, o.placement,
    (
        SELECT rn.nspname::text || chr(31) || r.relname::text
        FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace
        WHERE r.oid = coalesce(pg_partition_root(o.relation), o.relation)) AS Relation
FROM (
    SELECT 1 AS rank, 'owner of sequence' AS kind, n.nspname AS schema, s.relname AS name, 'AfterTables' AS placement,
        'pg_class'::regclass AS catalog, s.oid AS oid, t.oid AS relation,
        format('ALTER SEQUENCE %I.%I OWNED BY %I.%I.%I', n.nspname, s.relname, tn.nspname, t.relname, a.attname) AS definition
    FROM pg_depend d
    JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_namespace n ON n.oid = s.relnamespace
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_namespace tn ON tn.oid = t.relnamespace
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype = 'a'
      -- A column whose default is the sequence's next number makes it together with itself.
      AND NOT EXISTS (
          SELECT FROM pg_attrdef f
          JOIN pg_depend u ON u.classid = 'pg_attrdef'::regclass AND u.objid = f.oid
              AND u.refclassid = 'pg_class'::regclass AND u.refobjid = s.oid
          WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum AND starts_with(pg_get_expr(f.adbin, f.adrelid), 'nextval('))
    UNION ALL
    -- From PostgreSQL 15 on; those of identities follow their tables.
    SELECT 1, 'persistence of sequence', n.nspname, s.relname, 'AfterTables', 'pg_class'::regclass, s.oid, NULL,
        format('ALTER SEQUENCE %I.%I SET UNLOGGED', n.nspname, s.relname)
    FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace
    WHERE s.relkind = 'S' AND s.relpersistence = 'u'
      AND NOT EXISTS (
          SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')
    UNION ALL
    SELECT 2, 'row type of', n.nspname, c.relname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE %I.%I OF %s', n.nspname, c.relname, c.reloftype::regtype)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.reloftype <> 0
    UNION ALL
    SELECT 3, 'storage of column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET STORAGE %s', n.nspname, c.relname, a.attname,
            CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage
    UNION ALL
    SELECT 4, 'compression of column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET COMPRESSION %s', n.nspname, c.relname, a.attname,
            CASE to_jsonb(a) ->> 'attcompression' WHEN 'l' THEN 'lz4' ELSE 'pglz' END)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(to_jsonb(a) ->> 'attcompression', '') <> ''
    UNION ALL
    SELECT 5, 'statistics target of column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET STATISTICS %s', n.nspname, c.relname, a.attname, a.attstattarget)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0
    UNION ALL
    -- Some releases keep options of their own there, which others refuse.
    SELECT 6, 'options of column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET (%s)', n.nspname, c.relname, a.attname, o.options)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
        SELECT string_agg(u.option, ', ' ORDER BY u.option) AS options
        FROM unnest(a.attoptions) AS u (option)
        WHERE u.option ~ '^n_distinct(_inherited)?=') AS o
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND o.options IS NOT NULL
    UNION ALL
    -- A partition gets its table's default when it is made; what inherits may get that of a table whose own is set later.
    SELECT 7, 'default of inherited column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I %s', n.nspname, c.relname, a.attname,
            coalesce('SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), 'DROP DEFAULT'))
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    CROSS JOIN LATERAL (
        SELECT max(pg_get_expr(pd.adbin, pd.adrelid)) AS expression
        FROM pg_inherits i
        JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname
        JOIN pg_attrdef pd ON pd.adrelid = pa.attrelid AND pd.adnum = pa.attnum
        WHERE i.inhrelid = c.oid) AS above
    WHERE c.relkind IN ('r', 'p') AND a.attinhcount > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
      AND CASE WHEN c.relispartition
          THEN above.expression IS DISTINCT FROM pg_get_expr(d.adbin, d.adrelid)
          ELSE NOT a.attislocal AND coalesce(above.expression, pg_get_expr(d.adbin, d.adrelid)) IS NOT NULL END
    UNION ALL
    SELECT 7, 'NOT NULL of inherited column', n.nspname, c.relname || '.' || a.attname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT c.relispartition AND NOT a.attislocal AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
      AND NOT EXISTS (
          SELECT FROM pg_inherits i JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname
          WHERE i.inhrelid = c.oid AND pa.attnotnull)
      -- A key makes its columns so by itself.
      AND NOT EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisprimary AND a.attnum = ANY (x.indkey))
    UNION ALL
    SELECT 7, 'persistence of partition', n.nspname, c.relname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE %I.%I SET UNLOGGED', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND c.relkind = 'r' AND c.relpersistence = 'u'
    UNION ALL
    SELECT 7, 'storage options of partition', n.nspname, c.relname, 'AfterTables', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE %I.%I SET (%s)', n.nspname, c.relname, array_to_string(c.reloptions, ', '))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND c.relkind = 'r' AND c.reloptions IS NOT NULL
    UNION ALL
    SELECT 7, 'storage options of the index of constraint', n.nspname, x.relname, 'AfterTables', 'pg_class'::regclass, x.oid, i.indrelid,
        format('ALTER INDEX %I.%I SET (%s)', n.nspname, x.relname, array_to_string(x.reloptions, ', '))
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = x.relnamespace
    WHERE x.relkind = 'i' AND x.reloptions IS NOT NULL
      AND EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u'))
    UNION ALL
    SELECT 8, 'statistics target of', n.nspname, s.stxname, 'AfterTables', 'pg_statistic_ext'::regclass, s.oid, s.stxrelid,
        format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, to_jsonb(s) ->> 'stxstattarget')
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    WHERE (to_jsonb(s) ->> 'stxstattarget')::integer >= 0
    UNION ALL
    SELECT 9, 'default of column of view', n.nspname, c.relname || '.' || a.attname, 'AfterViews', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER VIEW %I.%I ALTER COLUMN %I SET DEFAULT %s', n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attrdef d
    JOIN pg_class c ON c.oid = d.adrelid AND c.relkind = 'v'
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    UNION ALL
    SELECT 10, 'index of ' || c.relname, n.nspname, x.relname, 'AfterViews', 'pg_class'::regclass, x.oid, c.oid, pg_get_indexdef(x.oid)
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_class c ON c.oid = i.indrelid AND c.relkind = 'm'
    JOIN pg_namespace n ON n.oid = x.relnamespace
    UNION ALL
    SELECT 11, 'statistics target of index', n.nspname, c.relname || '.' || a.attnum, 'AfterViews', 'pg_class'::regclass, c.oid,
        (SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = c.oid),
        format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, c.relname, a.attnum, a.attstattarget)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'i' AND a.attstattarget >= 0
    UNION ALL
    SELECT 12, 'replica identity of', n.nspname, c.relname, 'AfterViews', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE ONLY %I.%I REPLICA IDENTITY %s', n.nspname, c.relname, CASE c.relreplident
            WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL'
            ELSE 'USING INDEX ' || (
                SELECT quote_ident(x.relname)
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisreplident) END)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
      AND (c.relreplident <> 'i' OR EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident))
    UNION ALL
    SELECT 13, 'clustering of', n.nspname, c.relname, 'AfterViews', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE %I.%I CLUSTER ON %I', n.nspname, c.relname, x.relname)
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisclustered
    UNION ALL
    SELECT 14, 'firing of trigger', n.nspname, c.relname || '.' || t.tgname, 'AfterTriggers', 'pg_trigger'::regclass, t.oid, c.oid,
        format('ALTER TABLE %I.%I ENABLE %s TRIGGER %I', n.nspname, c.relname,
            CASE t.tgenabled WHEN 'R' THEN 'REPLICA' ELSE 'ALWAYS' END, t.tgname)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgenabled IN ('R', 'A') AND NOT c.relispartition
    UNION ALL
    SELECT 14, 'firing of trigger of partition', n.nspname, c.relname || '.' || t.tgname, 'AfterTriggers',
        'pg_trigger'::regclass, t.oid, c.oid,
        format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname,
            CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END,
            t.tgname)
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_trigger p ON p.oid = (to_jsonb(t) ->> 'tgparentid')::oid
    WHERE c.relispartition AND t.tgenabled <> coalesce(p.tgenabled, 'O') AND (p.oid IS NOT NULL OR NOT t.tgisinternal)
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype = 'f')
    UNION ALL
    SELECT 14, 'firing of rule', n.nspname, c.relname || '.' || r.rulename, 'AfterTriggers', 'pg_rewrite'::regclass, r.oid, c.oid,
        format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname,
            CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN' AND r.ev_enabled <> 'O' AND c.relkind IN ('r', 'p')
    UNION ALL
    -- Comments of what is not described with its comment.
    SELECT 15, 'comment on ' || i.type, coalesce(i.schema, n.nspname, i.name, ''), i.identity, 'AfterTriggers',
        d.classoid::regclass, d.objoid,
        CASE d.classoid
            WHEN 'pg_class'::regclass THEN coalesce((SELECT x.indrelid FROM pg_index x WHERE x.indexrelid = d.objoid), d.objoid)
            WHEN 'pg_constraint'::regclass THEN nullif(k.conrelid, 0)
            WHEN 'pg_trigger'::regclass THEN (SELECT t.tgrelid FROM pg_trigger t WHERE t.oid = d.objoid)
            WHEN 'pg_rewrite'::regclass THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = d.objoid)
            WHEN 'pg_policy'::regclass THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = d.objoid)
            WHEN 'pg_statistic_ext'::regclass THEN (SELECT e.stxrelid FROM pg_statistic_ext e WHERE e.oid = d.objoid)
        END,
        CASE i.type WHEN 'domain constraint'
            THEN format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', k.conname, k.contypid::regtype, d.description)
            ELSE format('COMMENT ON %s %s IS %L', CASE i.type
                WHEN 'table constraint' THEN 'CONSTRAINT' WHEN 'view column' THEN 'COLUMN' WHEN 'materialized view column' THEN 'COLUMN'
                WHEN 'composite type column' THEN 'COLUMN' WHEN 'table column' THEN 'COLUMN'
                WHEN 'statistics object' THEN 'STATISTICS' ELSE upper(i.type) END, i.identity, d.description) END
    FROM pg_description d
    CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
    LEFT JOIN pg_constraint k ON d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid
    LEFT JOIN pg_namespace n ON n.oid = k.connamespace
    WHERE i.type IN ('schema', 'function', 'procedure', 'sequence', 'table constraint', 'domain constraint', 'trigger', 'view column',
        'materialized view column', 'collation', 'statistics object', 'rule', 'text search configuration', 'text search dictionary',
        'composite type column', 'cast')
      AND (i.type <> 'schema' OR i.identity <> 'public')
      OR i.type IN ('table', 'table column', 'index') AND d.classoid = 'pg_class'::regclass AND EXISTS (
          SELECT FROM pg_class c
          LEFT JOIN pg_index x ON x.indexrelid = c.oid
          JOIN pg_class h ON h.oid = coalesce(x.indrelid, c.oid)
          WHERE c.oid = d.objoid AND (h.relispartition OR h.relkind = 'm'))
      OR i.type = 'aggregate' AND EXISTS (SELECT FROM pg_aggregate a WHERE a.aggfnoid = d.objoid AND a.aggtranstype <> 'internal'::regtype)
      OR i.type = 'policy' AND EXISTS (SELECT FROM pg_policy p WHERE p.oid = d.objoid AND p.polroles = '{0}')
) AS o
WHERE o.schema !~ '^pg_'
  AND o.schema NOT IN ('information_schema', 'synth')
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.rank, o.schema COLLATE "C", o.name COLLATE "C", o.kind COLLATE "C";
