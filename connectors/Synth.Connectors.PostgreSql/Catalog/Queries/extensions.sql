-- Extensions, without the one that every database has.
SELECT e.extname AS Name
FROM pg_extension e
WHERE e.extname <> 'plpgsql'
ORDER BY e.oid;
