-- Tables, views and sequences of the connection's database.
SELECT
    TABLE_NAME AS Name,
    TABLE_TYPE AS Kind,
    ENGINE AS Engine,
    TABLE_COLLATION AS Collation,
    CREATE_OPTIONS AS Options,
    TABLE_COMMENT AS Comment
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'synth_run'
ORDER BY TABLE_NAME;
