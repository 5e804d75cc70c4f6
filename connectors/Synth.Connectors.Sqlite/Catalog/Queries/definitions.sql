-- The text of indexes, views and triggers in the order in which they were created. Shadows of constraints have no text.
SELECT type     AS Kind,
       name     AS Name,
       tbl_name AS TableName,
       sql      AS Definition
FROM sqlite_schema
WHERE type IN ('index', 'view', 'trigger')
  AND sql IS NOT NULL
ORDER BY rowid;
