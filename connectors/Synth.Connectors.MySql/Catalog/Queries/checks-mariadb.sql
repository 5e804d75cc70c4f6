-- Checks of tables and columns. A check of a column has the column's name.
SELECT TABLE_NAME AS TableName, CONSTRAINT_NAME AS Name, CHECK_CLAUSE AS Clause, TRUE AS IsEnforced
FROM information_schema.CHECK_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME <> 'synth_run'
ORDER BY TABLE_NAME, CONSTRAINT_NAME;
