-- Columns in declared order. Kind: 0 ordinary, 1 hidden, 2 generated and virtual, 3 generated and stored.
SELECT s.name       AS TableName,
       c.name       AS Name,
       c.type       AS DeclaredType,
       c."notnull"  AS IsNotNull,
       c.dflt_value AS DefaultSql,
       c.pk         AS KeyPosition,
       c.hidden     AS Kind
FROM sqlite_schema AS s
JOIN pragma_table_xinfo(s.name, 'main') AS c
WHERE s.type = 'table'
  AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND s.name <> 'synth_run'
ORDER BY s.name, c.cid;
