-- Full-text indexes of tables and views, with what they are kept in and read by.
SELECT N'full-text index of' AS Kind, s.name AS SchemaName, o.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.fulltext_indexes AS f
JOIN sys.objects AS o ON o.object_id = f.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
UNION ALL
SELECT N'full-text catalog', NULL, c.name
FROM sys.fulltext_catalogs AS c
UNION ALL
SELECT N'full-text stoplist', NULL, l.name
FROM sys.fulltext_stoplists AS l
UNION ALL
SELECT N'search property list', NULL, p.name
FROM sys.registered_search_property_lists AS p
ORDER BY 1, 2, 3
