-- Columns of tables and of table types. Numbers of identities are texts, since those of decimal type have up to 38 digits. The base of an alias type is the system type of the same number.
SELECT
    c.object_id AS ObjectId,
    c.column_id AS ColumnId,
    c.name AS Name,
    t.name AS TypeName,
    ts.name AS TypeSchema,
    t.is_user_defined AS IsUserDefined,
    b.name AS BaseTypeName,
    CONVERT(int, c.max_length) AS MaxLength,
    CONVERT(int, c.precision) AS Precision,
    CONVERT(int, c.scale) AS Scale,
    c.is_nullable AS IsNullable,
    c.is_rowguidcol AS IsRowGuid,
    c.collation_name AS Collation,
    c.is_identity AS IsIdentity,
    CONVERT(nvarchar(40), i.seed_value) AS Seed,
    CONVERT(nvarchar(40), i.increment_value) AS Increment,
    CONVERT(bit, COALESCE(i.is_not_for_replication, 0)) AS IsNotForReplication,
    c.is_computed AS IsComputed,
    k.definition AS ComputedDefinition,
    CONVERT(bit, COALESCE(k.is_persisted, 0)) AS IsPersisted,
    CONVERT(bit, CASE WHEN c.default_object_id = 0 THEN 0 ELSE 1 END) AS HasDefault,
    d.definition AS DefaultDefinition,
    CASE WHEN d.is_system_named = 0 THEN d.name END AS DefaultName
FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.types AS t ON t.user_type_id = c.user_type_id
JOIN sys.schemas AS ts ON ts.schema_id = t.schema_id
LEFT JOIN sys.types AS b ON b.user_type_id = c.system_type_id
LEFT JOIN sys.identity_columns AS i ON i.object_id = c.object_id AND i.column_id = c.column_id
LEFT JOIN sys.computed_columns AS k ON k.object_id = c.object_id AND k.column_id = c.column_id
LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
WHERE (o.type = 'U' AND o.is_ms_shipped = 0) OR o.type = 'TT'
ORDER BY c.object_id, c.column_id
