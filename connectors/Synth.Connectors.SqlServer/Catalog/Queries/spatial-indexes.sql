-- Spatial indexes with their tessellation.
SELECT
    x.object_id AS ObjectId,
    x.index_id AS IndexId,
    x.tessellation_scheme AS Scheme,
    t.bounding_box_xmin AS XMin,
    t.bounding_box_ymin AS YMin,
    t.bounding_box_xmax AS XMax,
    t.bounding_box_ymax AS YMax,
    t.level_1_grid_desc AS Level1,
    t.level_2_grid_desc AS Level2,
    t.level_3_grid_desc AS Level3,
    t.level_4_grid_desc AS Level4,
    t.cells_per_object AS CellsPerObject
FROM sys.spatial_indexes AS x
JOIN sys.spatial_index_tessellations AS t ON t.object_id = x.object_id AND t.index_id = x.index_id
ORDER BY x.object_id, x.index_id
