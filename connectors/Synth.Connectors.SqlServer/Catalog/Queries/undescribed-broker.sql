-- What messages are sent by; the server's own have smaller numbers.
SELECT N'message type' AS Kind, CONVERT(nvarchar(128), NULL) AS SchemaName, m.name COLLATE DATABASE_DEFAULT AS Name
FROM sys.service_message_types AS m
WHERE m.message_type_id > 65535
UNION ALL
SELECT N'service contract', NULL, c.name
FROM sys.service_contracts AS c
WHERE c.service_contract_id > 65535
UNION ALL
SELECT N'service', NULL, v.name
FROM sys.services AS v
WHERE v.service_id > 65535
UNION ALL
SELECT N'route', NULL, r.name
FROM sys.routes AS r
WHERE r.name <> N'AutoCreatedLocal'
UNION ALL
SELECT N'remote service binding', NULL, b.name
FROM sys.remote_service_bindings AS b
UNION ALL
SELECT N'event notification', NULL, e.name
FROM sys.event_notifications AS e
ORDER BY 1, 3
