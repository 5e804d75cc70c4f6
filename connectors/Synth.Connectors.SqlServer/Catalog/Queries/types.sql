-- Alias types, and types of assemblies.
SELECT
    s.name AS SchemaName,
    t.name AS Name,
    t.user_type_id AS TypeId,
    b.name AS BaseTypeName,
    CONVERT(int, t.max_length) AS MaxLength,
    CONVERT(int, t.precision) AS Precision,
    CONVERT(int, t.scale) AS Scale,
    t.is_nullable AS IsNullable,
    t.is_assembly_type AS IsAssemblyType,
    CONVERT(bit, CASE WHEN t.default_object_id = 0 AND t.rule_object_id = 0 THEN 0 ELSE 1 END) AS HasBoundRules
FROM sys.types AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
LEFT JOIN sys.types AS b ON b.user_type_id = t.system_type_id
WHERE t.is_user_defined = 1
  AND t.is_table_type = 0
  AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name, t.name
