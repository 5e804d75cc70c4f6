-- Triggers on events of the database.
SELECT N'database trigger' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, t.name AS Name
FROM sys.triggers AS t
WHERE t.parent_class = 0
  AND t.is_ms_shipped = 0
ORDER BY t.name
