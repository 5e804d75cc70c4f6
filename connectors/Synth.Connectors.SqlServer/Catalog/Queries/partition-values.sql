-- The boundaries of partitions as texts that read back as the same values: a datetime has three digits of the second's fraction at most.
SELECT
    v.function_id AS FunctionId,
    CASE
        WHEN CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v.value, 'BaseType')) IN (N'datetime', N'smalldatetime')
            THEN CONVERT(nvarchar(64), CONVERT(datetime, v.value), 126)
        WHEN CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v.value, 'BaseType')) IN (N'date', N'datetime2')
            THEN CONVERT(nvarchar(64), CONVERT(datetime2(7), v.value), 126)
        WHEN CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v.value, 'BaseType')) IN (N'float', N'real')
            THEN CONVERT(nvarchar(64), CONVERT(float, v.value), 3)
        WHEN CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v.value, 'BaseType')) IN (N'money', N'smallmoney')
            THEN CONVERT(nvarchar(64), CONVERT(money, v.value), 2)
        WHEN CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v.value, 'BaseType')) IN (N'binary', N'varbinary')
            THEN CONVERT(nvarchar(4000), CONVERT(varbinary(1000), v.value), 1)
        ELSE CONVERT(nvarchar(4000), v.value)
    END AS Value
FROM sys.partition_range_values AS v
WHERE v.parameter_id = 1
ORDER BY v.function_id, v.boundary_id
