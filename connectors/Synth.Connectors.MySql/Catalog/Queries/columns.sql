-- Columns of tables and views.
SELECT
    TABLE_NAME AS TableName,
    COLUMN_NAME AS Name,
    DATA_TYPE AS DataType,
    COLUMN_TYPE AS NativeType,
    IS_NULLABLE = 'YES' AS IsNullable,
    COLUMN_DEFAULT AS DefaultText,
    CHARACTER_MAXIMUM_LENGTH AS MaxLength,
    NUMERIC_PRECISION AS NumericPrecision,
    NUMERIC_SCALE AS NumericScale,
    DATETIME_PRECISION AS FractionalDigits,
    COLLATION_NAME AS Collation,
    EXTRA AS Extra,
    GENERATION_EXPRESSION AS GenerationExpression,
    COLUMN_COMMENT AS Comment
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'synth_run'
ORDER BY TABLE_NAME, ORDINAL_POSITION;
