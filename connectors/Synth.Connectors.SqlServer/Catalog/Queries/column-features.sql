-- What makes a column a special one (SQL Server 2016 and later).
SELECT
    c.object_id AS ObjectId,
    c.column_id AS ColumnId,
    c.is_sparse AS IsSparse,
    CONVERT(bit, c.is_column_set) AS IsColumnSet,
    CONVERT(bit, c.is_filestream) AS IsFileStream,
    CONVERT(bit, c.is_hidden) AS IsHidden,
    CONVERT(int, c.generated_always_type) AS GeneratedAlways,
    CONVERT(bit, CASE WHEN c.encryption_type IS NULL THEN 0 ELSE 1 END) AS IsEncrypted,
    CONVERT(bit, CASE WHEN c.xml_collection_id = 0 THEN 0 ELSE 1 END) AS IsTypedXml
FROM sys.columns AS c
WHERE c.is_sparse = 1 OR c.is_column_set = 1 OR c.is_filestream = 1 OR c.is_hidden = 1
   OR c.generated_always_type <> 0 OR c.encryption_type IS NOT NULL OR c.xml_collection_id <> 0
ORDER BY c.object_id, c.column_id
