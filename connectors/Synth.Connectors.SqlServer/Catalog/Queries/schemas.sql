-- Schemas of users; those of the fixed roles and of Synth are left out.
SELECT s.name AS Name
FROM sys.schemas AS s
WHERE s.schema_id < 16384
  AND s.name NOT IN (N'sys', N'INFORMATION_SCHEMA', N'guest', N'synth')
  AND s.name NOT LIKE N'synth.new.%'
  AND s.name NOT LIKE N'synth.old.%'
ORDER BY s.name
