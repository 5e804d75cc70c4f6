-- Keys of indexes, primary and unique keys among them. What only some versions have is in comments for them.
SELECT
    TABLE_NAME AS TableName,
    INDEX_NAME AS Name,
    NON_UNIQUE = 0 AS IsUnique,
    COLUMN_NAME AS ColumnName,
    COLLATION AS Direction,
    SUB_PART AS PrefixLength,
    INDEX_TYPE AS Method,
    /*!80013 EXPRESSION AS Expression, */
    /*!80000 IF(IS_VISIBLE = 'NO', 'INVISIBLE', NULL) AS State, */
    /*M!100600 IF(IGNORED = 'YES', 'IGNORED', NULL) AS State, */
    INDEX_COMMENT AS Comment
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'synth_run'
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX;
