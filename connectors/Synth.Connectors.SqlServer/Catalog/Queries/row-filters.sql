-- Tables of which security policies that are on hide rows.
SELECT p.target_object_id AS ObjectId, y.name AS PolicyName
FROM sys.security_predicates AS p
JOIN sys.security_policies AS y ON y.object_id = p.object_id
WHERE y.is_enabled = 1
  AND p.predicate_type = 0
ORDER BY p.target_object_id, y.name
