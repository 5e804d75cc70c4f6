-- Sequences. Numbers are texts, since those of decimal type have up to 38 digits.
SELECT
    s.name AS SchemaName,
    q.name AS Name,
    q.object_id AS ObjectId,
    t.name AS TypeName,
    CONVERT(int, q.precision) AS Precision,
    CONVERT(nvarchar(40), q.start_value) AS Start,
    CONVERT(nvarchar(40), q.increment) AS Increment,
    CONVERT(nvarchar(40), q.minimum_value) AS Minimum,
    CONVERT(nvarchar(40), q.maximum_value) AS Maximum,
    CONVERT(nvarchar(40), q.current_value) AS CurrentValue,
    CONVERT(bit, q.is_cycling) AS IsCyclic,
    CONVERT(bit, q.is_cached) AS IsCached,
    q.cache_size AS CacheSize
FROM sys.sequences AS q
JOIN sys.schemas AS s ON s.schema_id = q.schema_id
JOIN sys.types AS t ON t.user_type_id = q.system_type_id
WHERE s.name <> N'synth' AND s.name NOT LIKE N'synth.new.%' AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name, q.name
