-- Spatial indexes with their tessellation.
SELECT
    x.object_id AS ObjectId,
    x.index_id AS IndexId,
    x.tessellation_scheme AS Scheme,
    t.bounding_box_xmin AS XMin,
    t.bounding_box_ymin AS YMin,
    t.bounding_box_xmax AS XMax,
    t.bounding_box_ymax AS YMax
FROM sys.spatial_indexes AS x
JOIN sys.spatial_index_tessellations AS t ON t.object_id = x.object_id AND t.index_id = x.index_id
ORDER BY x.object_id, x.index_id
