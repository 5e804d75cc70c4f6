-- Nodes and edges of graphs (SQL Server 2017 and later).
SELECT t.object_id AS ObjectId
FROM sys.tables AS t
WHERE t.is_node = 1 OR t.is_edge = 1
ORDER BY t.object_id
