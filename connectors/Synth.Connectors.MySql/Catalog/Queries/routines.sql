-- Functions and procedures, and packages of MariaDB; a package comes before its body, a function before what may call it.
SELECT ROUTINE_NAME AS Name, NULL AS Parent, ROUTINE_TYPE AS Kind
FROM information_schema.ROUTINES
WHERE ROUTINE_SCHEMA = DATABASE()
ORDER BY FIELD(ROUTINE_TYPE, 'PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'), ROUTINE_NAME;
