-- Events of the scheduler.
SELECT EVENT_NAME AS Name, NULL AS Parent, 'EVENT' AS Kind
FROM information_schema.EVENTS
WHERE EVENT_SCHEMA = DATABASE()
ORDER BY EVENT_NAME;
