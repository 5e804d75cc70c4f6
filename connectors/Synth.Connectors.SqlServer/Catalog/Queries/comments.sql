-- Extended properties: MS_Description is what tools show as the comment.
SELECT
    CONVERT(int, p.class) AS Class,
    p.major_id AS MajorId,
    p.minor_id AS MinorId,
    p.name AS Name,
    CONVERT(nvarchar(3750), p.value) AS Text
FROM sys.extended_properties AS p
ORDER BY p.class, p.major_id, p.minor_id, p.name
