-- What the texts of modules, checks, defaults and computed columns name.
SELECT
    d.referencing_id AS ReferencingId,
    d.referenced_id AS ReferencedId,
    d.referenced_schema_name AS ReferencedSchema,
    d.referenced_entity_name AS ReferencedName,
    CONVERT(bit, CASE WHEN d.referenced_database_name IS NULL AND d.referenced_server_name IS NULL THEN 0 ELSE 1 END) AS IsElsewhere,
    CONVERT(bit, CASE WHEN d.is_caller_dependent = 1 OR d.is_ambiguous = 1 THEN 1 ELSE 0 END) AS IsUncertain,
    COALESCE(o.parent_object_id, 0) AS ReferencingTableId
FROM sys.sql_expression_dependencies AS d
LEFT JOIN sys.objects AS o ON o.object_id = d.referencing_id
WHERE d.referencing_class = 1
  AND d.referenced_class = 1
ORDER BY d.referencing_id, d.referenced_schema_name, d.referenced_entity_name
