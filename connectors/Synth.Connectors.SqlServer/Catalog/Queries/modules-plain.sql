-- Views, procedures, functions and triggers, for servers that lack columns of the full query.
SELECT
    o.object_id AS ObjectId,
    s.name AS SchemaName,
    o.name AS Name,
    RTRIM(o.type) AS Type,
    o.parent_object_id AS ParentId,
    m.definition AS Definition,
    CONVERT(bit, 1) AS UsesAnsiNulls,
    CONVERT(bit, 1) AS UsesQuotedIdentifier
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT JOIN sys.sql_modules AS m ON m.object_id = o.object_id
WHERE o.type IN ('V', 'P', 'FN', 'IF', 'TF', 'TR')
  AND s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name, o.name
