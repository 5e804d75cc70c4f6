-- Partition functions of users with the type of their parameter and the schemes that use them; full-text indexes have some of their own.
SELECT
    f.function_id AS FunctionId,
    f.name AS Name,
    f.boundary_value_on_right AS IsRight,
    t.name AS TypeName,
    CONVERT(int, p.max_length) AS MaxLength,
    CONVERT(int, p.precision) AS Precision,
    CONVERT(int, p.scale) AS Scale,
    s.name AS SchemeName
FROM sys.partition_functions AS f
JOIN sys.partition_parameters AS p ON p.function_id = f.function_id AND p.parameter_id = 1
JOIN sys.types AS t ON t.user_type_id = p.user_type_id
LEFT JOIN sys.partition_schemes AS s ON s.function_id = f.function_id
WHERE f.is_system = 0
ORDER BY f.name, s.name
