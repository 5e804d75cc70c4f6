-- Triggers on events of the database, with the settings that they were created under.
SELECT
    t.name AS Name,
    m.definition AS Definition,
    CONVERT(bit, COALESCE(m.uses_ansi_nulls, 1)) AS UsesAnsiNulls,
    CONVERT(bit, COALESCE(m.uses_quoted_identifier, 1)) AS UsesQuotedIdentifier
FROM sys.triggers AS t
LEFT JOIN sys.sql_modules AS m ON m.object_id = t.object_id
WHERE t.parent_class = 0
  AND t.is_ms_shipped = 0
ORDER BY t.name
