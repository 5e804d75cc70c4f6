-- Objects that are recreated from a statement alone, in an order in which they can be created, with the table or view each belongs to.
-- Fields that came with a later version are read by name from the row, so that one query serves all versions.
SELECT o.kind, o.schema, o.name, o.definition, o.placement,
    (
        SELECT rn.nspname::text || chr(31) || r.relname::text
        FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace
        WHERE r.oid = coalesce(pg_partition_root(o.relation), o.relation)) AS Relation
FROM (
    SELECT 1 AS rank, 'collation' AS kind, n.nspname AS schema, c.collname AS name, 'BeforeTypes' AS placement,
        'pg_collation'::regclass AS catalog, c.oid AS oid, NULL::oid AS relation,
        format('CREATE COLLATION %I.%I (provider = %s, %s%s)', n.nspname, c.collname,
            CASE c.collprovider WHEN 'i' THEN 'icu' ELSE 'libc' END,
            CASE WHEN c.collprovider <> 'i' AND c.collcollate IS DISTINCT FROM c.collctype
                THEN format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
                ELSE format('locale = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate)) END,
            CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END) AS definition
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
    WHERE c.collprovider IN ('i', 'c')
    UNION ALL
    -- Columns may be computed by them.
    SELECT 2, 'text search dictionary', n.nspname, d.dictname, 'BeforeTables', 'pg_ts_dict'::regclass, d.oid, NULL,
        format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)',
            n.nspname, d.dictname, tn.nspname, t.tmplname, ', ' || d.dictinitoption)
    FROM pg_ts_dict d
    JOIN pg_namespace n ON n.oid = d.dictnamespace
    JOIN pg_ts_template t ON t.oid = d.dicttemplate
    JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    UNION ALL
    SELECT 3, 'text search configuration', n.nspname, c.cfgname, 'BeforeTables', 'pg_ts_config'::regclass, c.oid, NULL,
        format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname)
    FROM pg_ts_config c
    JOIN pg_namespace n ON n.oid = c.cfgnamespace
    JOIN pg_ts_parser p ON p.oid = c.cfgparser
    JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    UNION ALL
    SELECT 4, 'mapping of ' || m.alias || ' of text search configuration', n.nspname, c.cfgname, 'BeforeTables',
        'pg_ts_config'::regclass, c.oid, NULL,
        format('ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname, m.alias, m.dictionaries)
    FROM pg_ts_config c
    JOIN pg_namespace n ON n.oid = c.cfgnamespace
    CROSS JOIN LATERAL (
        SELECT t.alias, string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY w.mapseqno) AS dictionaries
        FROM pg_ts_config_map w
        JOIN ts_token_type(c.cfgparser) AS t ON t.tokid = w.maptokentype
        JOIN pg_ts_dict d ON d.oid = w.mapdict
        JOIN pg_namespace dn ON dn.oid = d.dictnamespace
        WHERE w.mapcfg = c.oid
        GROUP BY t.alias) AS m
    UNION ALL
    SELECT 5, 'check of domain', n.nspname, t.typname || '.' || k.conname, 'AfterTables', 'pg_type'::regclass, t.oid, NULL,
        format('ALTER DOMAIN %I.%I ADD CONSTRAINT %I %s', n.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE k.contype = 'c' AND NOT k.convalidated
    UNION ALL
    SELECT 6, 'cast', coalesce(nullif(sn.nspname, 'pg_catalog'), tn.nspname), format('(%s AS %s)', s.oid::regtype, t.oid::regtype),
        -- Rows of tables and views are types too, which come with those.
        CASE
            WHEN EXISTS (SELECT FROM pg_class r WHERE r.oid IN (s.typrelid, t.typrelid) AND r.relkind IN ('v', 'm')) THEN 'AfterViews'
            WHEN c.castmethod <> 'i' OR EXISTS (SELECT FROM pg_class r WHERE r.oid IN (s.typrelid, t.typrelid) AND r.relkind <> 'c')
                THEN 'AfterTables'
            ELSE 'BeforeTables'
        END, 'pg_cast'::regclass, c.oid, NULL,
        format('CREATE CAST (%s AS %s) WITH %s%s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
            CASE c.castmethod WHEN 'i' THEN 'INOUT' ELSE 'FUNCTION ' || c.castfunc::regprocedure END,
            CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END)
    FROM pg_cast c
    JOIN pg_type s ON s.oid = c.castsource
    JOIN pg_namespace sn ON sn.oid = s.typnamespace
    JOIN pg_type t ON t.oid = c.casttarget
    JOIN pg_namespace tn ON tn.oid = t.typnamespace
    -- What comes with a server has smaller numbers; a range type brings its own; one without a function is made by superusers alone.
    WHERE c.oid >= 16384 AND c.castmethod IN ('i', 'f')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
    UNION ALL
    SELECT 7, 'aggregate', n.nspname, p.proname, 'AfterTables', 'pg_proc'::regclass, p.oid, NULL,
        format('CREATE AGGREGATE %I.%I(%s) (%s)', n.nspname, p.proname,
            coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), concat_ws(', ',
            format('sfunc = %s', a.aggtransfn), format('stype = %s', format_type(a.aggtranstype, NULL)),
            'sspace = ' || nullif(a.aggtransspace, 0),
            'finalfunc = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
            CASE WHEN a.aggfinalextra THEN 'finalfunc_extra' END,
            CASE WHEN a.aggfinalfn <> 0 THEN 'finalfunc_modify = '
                || CASE a.aggfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END END,
            'combinefunc = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
            format('initcond = %L', a.agginitval) || left(a.agginitval, 0),
            'msfunc = ' || nullif(a.aggmtransfn::oid, 0)::regproc,
            'minvfunc = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
            'mstype = ' || CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
            'msspace = ' || nullif(a.aggmtransspace, 0),
            'mfinalfunc = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
            CASE WHEN a.aggmfinalextra THEN 'mfinalfunc_extra' END,
            CASE WHEN a.aggmfinalfn <> 0 THEN 'mfinalfunc_modify = '
                || CASE a.aggmfinalmodify WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END END,
            format('minitcond = %L', a.aggminitval) || left(a.aggminitval, 0),
            (
                SELECT format('sortop = OPERATOR(%I.%s)', sn.nspname, s.oprname)
                FROM pg_operator s JOIN pg_namespace sn ON sn.oid = s.oprnamespace
                WHERE s.oid = a.aggsortop),
            CASE WHEN a.aggkind = 'h' THEN 'hypothetical' END,
            'parallel = ' || CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END))
    FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
    -- Only superusers may name the engine's own state.
    WHERE a.aggtranstype <> 'internal'::regtype AND a.aggmtranstype <> 'internal'::regtype
    UNION ALL
    SELECT 8, 'extended statistics', n.nspname, s.stxname, 'AfterTables', 'pg_statistic_ext'::regclass, s.oid, s.stxrelid,
        pg_get_statisticsobjdef(s.oid)
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    UNION ALL
    SELECT 9, 'index of partition ' || c.relname, n.nspname, x.relname, 'AfterTables', 'pg_class'::regclass, x.oid, c.oid,
        -- That of a partition with parts of its own comes with theirs.
        CASE x.relkind WHEN 'I' THEN replace(pg_get_indexdef(x.oid), ' ON ONLY ', ' ON ') ELSE pg_get_indexdef(x.oid) END
    FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relispartition AND NOT i.indisunique AND i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)
    UNION ALL
    SELECT 10, 'rule of ' || c.relname, n.nspname, r.rulename, 'AfterViews', 'pg_rewrite'::regclass, r.oid, c.oid,
        rtrim(pg_get_ruledef(r.oid), ';')
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 11, 'row security policy of ' || c.relname, n.nspname, p.polname, 'AfterViews', 'pg_policy'::regclass, p.oid, c.oid,
        format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO PUBLIC%s%s', p.polname, n.nspname, c.relname,
            CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            CASE WHEN p.polqual IS NOT NULL THEN format(' USING (%s)', pg_get_expr(p.polqual, p.polrelid)) ELSE '' END,
            CASE WHEN p.polwithcheck IS NOT NULL THEN format(' WITH CHECK (%s)', pg_get_expr(p.polwithcheck, p.polrelid)) ELSE '' END)
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    -- Roles belong to the server, not to the database.
    WHERE p.polroles = '{0}'
    UNION ALL
    SELECT 12, 'row security of', n.nspname, c.relname, 'AfterViews', 'pg_class'::regclass, c.oid, c.oid,
        format('ALTER TABLE %I.%I %s', n.nspname, c.relname, concat_ws(', ',
            CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
            CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity OR c.relforcerowsecurity
    UNION ALL
    SELECT 13, 'trigger of partition ' || c.relname, n.nspname, t.tgname, 'AfterTriggers', 'pg_trigger'::regclass, t.oid, c.oid,
        pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    -- What comes with a trigger of the whole table is made by it.
    WHERE NOT t.tgisinternal AND c.relispartition AND coalesce(to_jsonb(t) ->> 'tgparentid', '0') = '0'
) AS o
WHERE o.schema !~ '^pg_'
  AND o.schema <> 'information_schema'
  AND o.schema !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.rank, o.schema COLLATE "C", o.name COLLATE "C", o.kind COLLATE "C";
