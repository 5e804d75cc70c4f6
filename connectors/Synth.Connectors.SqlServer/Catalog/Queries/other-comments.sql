-- Comments of what is neither a table nor a part of one that comments.sql tells of: of schemas, of routines and their parameters, of columns of views, of triggers, constraints, sequences and synonyms.
SELECT
    s.name AS SchemaName,
    CASE
        WHEN p.class <> 3 AND COALESCE(t.type, o.type) = 'U' THEN N'TABLE'
        WHEN p.class <> 3 AND COALESCE(t.type, o.type) = 'V' THEN N'VIEW'
        WHEN p.class <> 3 AND o.type = 'P' THEN N'PROCEDURE'
        WHEN p.class <> 3 AND o.type = 'SO' THEN N'SEQUENCE'
        WHEN p.class <> 3 AND o.type = 'SN' THEN N'SYNONYM'
        WHEN p.class <> 3 THEN N'FUNCTION'
    END AS OwnerKind,
    COALESCE(t.name, o.name) AS OwnerName,
    CASE
        WHEN p.class = 2 THEN N'PARAMETER'
        WHEN o.type = 'V' THEN N'COLUMN'
        WHEN o.type = 'TR' THEN N'TRIGGER'
        WHEN t.name IS NOT NULL THEN N'CONSTRAINT'
    END AS PartKind,
    CASE
        WHEN p.class = 2 THEN a.name
        WHEN o.type = 'V' THEN c.name
        WHEN t.name IS NOT NULL THEN o.name
    END AS PartName,
    CONVERT(nvarchar(3750), p.value) AS Text
FROM sys.extended_properties AS p
LEFT JOIN sys.objects AS o ON p.class <> 3 AND o.object_id = p.major_id
LEFT JOIN sys.objects AS t ON t.object_id = o.parent_object_id
LEFT JOIN sys.parameters AS a ON p.class = 2 AND a.object_id = p.major_id AND a.parameter_id = p.minor_id
LEFT JOIN sys.columns AS c ON p.class = 1 AND c.object_id = p.major_id AND c.column_id = p.minor_id
JOIN sys.schemas AS s ON s.schema_id = CASE WHEN p.class = 3 THEN p.major_id ELSE COALESCE(t.schema_id, o.schema_id) END
WHERE p.name = N'MS_Description'
  AND s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
  AND (p.class = 3
    OR (p.class = 2 AND o.type IN ('P', 'FN', 'IF', 'TF'))
    OR (p.class = 1 AND o.type IN ('P', 'FN', 'IF', 'TF', 'TR', 'SO', 'SN', 'C', 'D', 'F', 'PK', 'UQ') AND p.minor_id = 0)
    OR (p.class = 1 AND o.type = 'V' AND p.minor_id > 0))
ORDER BY p.class, p.major_id, p.minor_id
