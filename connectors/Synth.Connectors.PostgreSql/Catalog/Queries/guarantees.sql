-- What the engine vouches for: valid unique indexes, validated foreign keys and checks, NOT NULL columns.
-- Columns are separated by chr(31), which no sane name has.
SELECT
    CASE WHEN i.indisprimary THEN 'p' ELSE 'u' END AS Kind,
    n.nspname || chr(31) || c.relname AS Relation,
    (
        SELECT string_agg(a.attname::text, chr(31) ORDER BY p.position)
        FROM generate_series(0, i.indnkeyatts - 1) AS p (position)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.position]) AS Detail
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND n.nspname !~ '^pg_'
UNION ALL
SELECT 'f', n.nspname || chr(31) || c.relname,
    (
        SELECT string_agg(a.attname::text, chr(31) ORDER BY p.position)
        FROM unnest(k.conkey) WITH ORDINALITY AS p (number, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number)
    || chr(30) || rn.nspname || chr(31) || r.relname || chr(30)
    || (
        SELECT string_agg(a.attname::text, chr(31) ORDER BY p.position)
        FROM unnest(k.confkey) WITH ORDINALITY AS p (number, position)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.number)
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class r ON r.oid = k.confrelid
JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE k.contype = 'f' AND k.convalidated
UNION ALL
SELECT 'c', n.nspname || chr(31) || c.relname, k.conname
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND k.convalidated
UNION ALL
SELECT 'n', n.nspname || chr(31) || c.relname, a.attname
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND a.attnotnull AND n.nspname !~ '^pg_'
ORDER BY 1, 2, 3;
