-- Indexes that no constraint owns. A key without a column is an expression.
SELECT
    i.indrelid::bigint AS TableOid,
    x.relname AS Name,
    m.amname AS Method,
    i.indisunique AS IsUnique,
    coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS NullsAreEqual,
    i.indisvalid AS IsValid,
    c.relkind = 'p' AS IsPartitioned,
    EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = i.indexrelid) AS HasParts,
    ARRAY(
        SELECT a.attname::text
        FROM generate_series(0, i.indnkeyatts - 1) AS p (position)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.position] AND a.attnum > 0
        ORDER BY p.position) AS KeyColumns,
    ARRAY(
        SELECT pg_get_indexdef(i.indexrelid, p.position + 1, false)
        FROM generate_series(0, i.indnkeyatts - 1) AS p (position)
        ORDER BY p.position) AS KeyTexts,
    ARRAY(
        SELECT (i.indoption[p.position] & 1) = 1
        FROM generate_series(0, i.indnkeyatts - 1) AS p (position)
        ORDER BY p.position) AS KeyDescends,
    ARRAY(
        SELECT a.attname::text
        FROM generate_series(i.indnkeyatts, i.indnatts - 1) AS p (position)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.position]
        ORDER BY p.position) AS IncludedColumns,
    pg_get_expr(i.indpred, i.indrelid) AS Filter,
    pg_get_indexdef(i.indexrelid) AS Definition,
    obj_description(i.indexrelid, 'pg_class') AS Comment
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am m ON m.oid = x.relam
WHERE c.relkind IN ('r', 'p', 'm')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND n.nspname !~ '^synth(\.|$)'
  AND NOT EXISTS (
      SELECT FROM pg_constraint k
      WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, x.relname COLLATE "C";
