-- Tables of the database with their storage options; virtual tables and their shadows are told apart by Kind.
WITH listed AS MATERIALIZED (
    SELECT name, type, wr, strict
    FROM pragma_table_list
    WHERE schema = 'main'
)
SELECT s.name      AS Name,
       s.sql       AS Definition,
       l.type      AS Kind,
       l.wr        AS IsWithoutRowId,
       l.strict    AS IsStrict
FROM sqlite_schema AS s
JOIN listed AS l ON l.name = s.name
WHERE s.type = 'table'
  AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND s.name <> 'synth_run'
ORDER BY s.name;
