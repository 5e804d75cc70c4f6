-- Primary keys, unique constraints, foreign keys, checks and exclusions of tables, with their columns in declared order.
SELECT
    k.conrelid::bigint AS TableOid,
    k.conname AS Name,
    k.contype::text AS Kind,
    ARRAY(
        SELECT a.attname::text
        FROM unnest(k.conkey) WITH ORDINALITY AS p (number, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number
        ORDER BY p.position) AS Columns,
    fn.nspname AS ReferencedSchema,
    fc.relname AS ReferencedTable,
    ARRAY(
        SELECT a.attname::text
        FROM unnest(k.confkey) WITH ORDINALITY AS p (number, position)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.number
        ORDER BY p.position) AS ReferencedColumns,
    k.confdeltype::text AS OnDelete,
    k.confupdtype::text AS OnUpdate,
    k.confmatchtype = 'f' AS IsMatchFull,
    k.condeferrable AS IsDeferrable,
    k.condeferred AS IsDeferred,
    k.convalidated AS IsValidated,
    k.connoinherit AND k.contype = 'c' AS IsNoInherit,
    -- Fields that came with a later version are read by name from the row, so that one query serves all versions.
    coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS NullsAreEqual,
    coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AS IsEnforced,
    coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) AS HasPeriod,
    ARRAY(
        SELECT a.attname::text
        FROM jsonb_array_elements_text(
            CASE WHEN jsonb_typeof(to_jsonb(k) -> 'confdelsetcols') = 'array' THEN to_jsonb(k) -> 'confdelsetcols' END)
            WITH ORDINALITY AS p (number, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number::smallint
        ORDER BY p.position) AS DeleteColumns,
    ARRAY(
        SELECT a.attname::text
        FROM generate_series(i.indnkeyatts, i.indnatts - 1) AS p (position)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.position]
        WHERE k.contype IN ('p', 'u')
        ORDER BY p.position) AS IncludedColumns,
    k.conislocal AS IsLocal,
    pg_get_expr(k.conbin, k.conrelid) AS Condition,
    CASE WHEN k.conexclop IS NOT NULL THEN pg_get_constraintdef(k.oid) END AS Definition,
    CASE WHEN k.contype = 'x' THEN pg_get_expr(i.indpred, i.indrelid) END AS Filter,
    ARRAY(
        SELECT o.oprname::text
        FROM unnest(k.conexclop) WITH ORDINALITY AS p (operator, position)
        JOIN pg_operator o ON o.oid = p.operator
        ORDER BY p.position) AS Operators,
    ARRAY(
        SELECT CASE WHEN p.number = 0 THEN pg_get_indexdef(k.conindid, p.position::integer, false) END
        FROM unnest(k.conkey) WITH ORDINALITY AS p (number, position)
        WHERE k.conexclop IS NOT NULL
        ORDER BY p.position) AS Expressions
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class fc ON fc.oid = k.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
  AND k.conparentid = 0
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
ORDER BY k.conrelid, k.conname COLLATE "C";
