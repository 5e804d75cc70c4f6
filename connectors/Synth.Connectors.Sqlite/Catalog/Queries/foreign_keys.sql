-- Columns of all foreign keys, one row each. SQLite numbers the keys of a table from the last one declared.
-- ReferencedColumn is null when the declaration leaves it to the primary key.
SELECT s.name      AS TableName,
       f.id        AS Id,
       f."table"   AS ReferencedTable,
       f."from"    AS ColumnName,
       f."to"      AS ReferencedColumn,
       f.on_update AS OnUpdate,
       f.on_delete AS OnDelete
FROM sqlite_schema AS s
JOIN pragma_foreign_key_list(s.name, 'main') AS f
WHERE s.type = 'table'
  AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND s.name <> 'synth_run'
ORDER BY s.name, f.id DESC, f.seq;
