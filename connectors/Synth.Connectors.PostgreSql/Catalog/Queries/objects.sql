-- Objects that are recreated from a statement alone, in an order in which they can be created.
SELECT o.kind, o.schema, o.name, o.definition, o.placement
FROM (
    SELECT 1 AS rank, 'collation' AS kind, n.nspname AS schema, c.collname AS name, 'BeforeTypes' AS placement,
        'pg_collation'::regclass AS catalog, c.oid AS oid,
        format('CREATE COLLATION %I.%I (provider = %s, %s%s)', n.nspname, c.collname,
            CASE c.collprovider WHEN 'i' THEN 'icu' ELSE 'libc' END,
            CASE WHEN c.collprovider <> 'i' AND c.collcollate IS DISTINCT FROM c.collctype
                THEN format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
                ELSE format('locale = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate)) END,
            CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END) AS definition
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
    WHERE c.collprovider IN ('i', 'c')
    UNION ALL
    SELECT 3, 'aggregate', n.nspname, p.proname, 'AfterTables', 'pg_proc'::regclass, p.oid,
        format('CREATE AGGREGATE %I.%I(%s) (sfunc = %s, stype = %s%s%s%s, parallel = %s)', n.nspname, p.proname,
            coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), a.aggtransfn, format_type(a.aggtranstype, NULL),
            CASE WHEN a.aggfinalfn <> 0 THEN format(', finalfunc = %s', a.aggfinalfn) ELSE '' END,
            CASE WHEN a.aggcombinefn <> 0 THEN format(', combinefunc = %s', a.aggcombinefn) ELSE '' END,
            CASE WHEN a.agginitval IS NOT NULL THEN format(', initcond = %L', a.agginitval) ELSE '' END,
            CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END)
    FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE a.aggkind = 'n' AND a.aggserialfn = 0 AND a.aggmtransfn = 0 AND a.aggsortop = 0 AND NOT a.aggfinalextra AND a.aggtransspace = 0
      AND (a.aggfinalfn = 0 OR a.aggfinalmodify = 'r')
    UNION ALL
    SELECT 4, 'extended statistics', n.nspname, s.stxname, 'AfterTables', 'pg_statistic_ext'::regclass, s.oid, pg_get_statisticsobjdef(s.oid)
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    UNION ALL
    SELECT 5, 'rule of ' || c.relname, n.nspname, r.rulename, 'AfterViews', 'pg_rewrite'::regclass, r.oid, rtrim(pg_get_ruledef(r.oid), ';')
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN' AND r.ev_enabled = 'O'
    UNION ALL
    SELECT 6, 'row security policy of ' || c.relname, n.nspname, p.polname, 'AfterViews', 'pg_policy'::regclass, p.oid,
        format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO PUBLIC%s%s', p.polname, n.nspname, c.relname,
            CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            CASE WHEN p.polqual IS NOT NULL THEN format(' USING (%s)', pg_get_expr(p.polqual, p.polrelid)) ELSE '' END,
            CASE WHEN p.polwithcheck IS NOT NULL THEN format(' WITH CHECK (%s)', pg_get_expr(p.polwithcheck, p.polrelid)) ELSE '' END)
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    -- Roles belong to the server, not to the database.
    WHERE p.polroles = '{0}'
    UNION ALL
    SELECT 7, 'row security of', n.nspname, c.relname, 'AfterViews', 'pg_class'::regclass, c.oid,
        format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity AND NOT c.relispartition
) AS o
WHERE o.schema !~ '^pg_'
  AND o.schema <> 'information_schema'
  AND o.schema !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.rank, o.schema COLLATE "C", o.name COLLATE "C", o.kind COLLATE "C";
