-- Keys and certificates, and what is signed with them.
SELECT N'symmetric key' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, k.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.symmetric_keys AS k
WHERE k.name NOT LIKE N'##%'
UNION ALL
SELECT N'asymmetric key', NULL, a.name
FROM sys.asymmetric_keys AS a
UNION ALL
SELECT N'certificate', NULL, c.name
FROM sys.certificates AS c
WHERE c.name NOT LIKE N'##%'
UNION ALL
SELECT N'column master key', NULL, m.name
FROM sys.column_master_keys AS m
UNION ALL
SELECT N'column encryption key', NULL, e.name
FROM sys.column_encryption_keys AS e
UNION ALL
SELECT N'signature of', s.name, o.name
FROM sys.crypt_properties AS p
JOIN sys.objects AS o ON o.object_id = p.major_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE p.class = 1
ORDER BY 1, 2, 3
