-- XML indexes; a secondary one names its primary one. Selective ones are left out.
SELECT
    x.object_id AS ObjectId,
    x.index_id AS IndexId,
    p.name AS PrimaryName,
    x.secondary_type_desc AS SecondaryType
FROM sys.xml_indexes AS x
LEFT JOIN sys.xml_indexes AS p ON p.object_id = x.object_id AND p.index_id = x.using_xml_index_id
WHERE x.xml_index_type <= 1
ORDER BY x.object_id, x.index_id
