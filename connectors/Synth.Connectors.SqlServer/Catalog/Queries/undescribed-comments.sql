-- Comments of what neither comments.sql nor other-comments.sql tells of, by what they are of.
SELECT N'comments of' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, LOWER(REPLACE(p.class_desc, '_', ' ')) COLLATE DATABASE_DEFAULT AS Name
FROM sys.extended_properties AS p
WHERE p.name = N'MS_Description' AND p.class NOT IN (1, 2, 3, 6, 7)
UNION
SELECT N'comments of indexes of', s.name, o.name
FROM sys.extended_properties AS p
JOIN sys.objects AS o ON o.object_id = p.major_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE p.name = N'MS_Description' AND p.class = 7 AND o.type = 'V'
ORDER BY 1, 2, 3
