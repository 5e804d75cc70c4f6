-- What applications keep in the head of the file: the version of their schema, and what kind of file it is. Zero is none.
SELECT 'user_version' AS Name, user_version AS Value
FROM pragma_user_version
WHERE user_version <> 0
UNION ALL
SELECT 'application_id', application_id
FROM pragma_application_id
WHERE application_id <> 0;
