-- What the texts of modules, checks, defaults and computed columns name, for logins that may not read the newer view: that takes SELECT on it.
SELECT DISTINCT
    d.object_id AS ReferencingId,
    d.referenced_major_id AS ReferencedId,
    s.name AS ReferencedSchema,
    r.name AS ReferencedName,
    CONVERT(bit, 0) AS IsElsewhere,
    CONVERT(bit, 0) AS IsUncertain,
    COALESCE(o.parent_object_id, 0) AS ReferencingTableId
FROM sys.sql_dependencies AS d
JOIN sys.objects AS r ON r.object_id = d.referenced_major_id
JOIN sys.schemas AS s ON s.schema_id = r.schema_id
LEFT JOIN sys.objects AS o ON o.object_id = d.object_id
WHERE d.class IN (0, 1)
ORDER BY 1, 3, 4
