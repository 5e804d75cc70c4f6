-- Extensions, without the one that every database has. A schema that the extension itself brings is not named.
SELECT
    CASE WHEN NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e') THEN n.nspname END AS Schema,
    e.extname AS Name
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
ORDER BY e.extname COLLATE "C";
