-- Views, procedures, functions and triggers of tables and views, with the settings that they were created under.
SELECT
    o.object_id AS ObjectId,
    s.name AS SchemaName,
    o.name AS Name,
    RTRIM(o.type) AS Type,
    o.parent_object_id AS ParentId,
    m.definition AS Definition,
    CONVERT(bit, COALESCE(m.uses_ansi_nulls, 1)) AS UsesAnsiNulls,
    CONVERT(bit, COALESCE(m.uses_quoted_identifier, 1)) AS UsesQuotedIdentifier,
    CONVERT(bit, COALESCE(m.is_schema_bound, 0)) AS IsSchemaBound,
    CONVERT(bit, COALESCE(m.uses_native_compilation, 0)) AS IsNative
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT JOIN sys.sql_modules AS m ON m.object_id = o.object_id
WHERE o.type IN ('V', 'P', 'FN', 'IF', 'TF', 'TR')
  AND o.is_ms_shipped = 0
  AND s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name, o.name
