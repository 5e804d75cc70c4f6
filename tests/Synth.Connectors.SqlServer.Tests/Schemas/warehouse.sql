CREATE SCHEMA [stock]
GO
CREATE PARTITION FUNCTION [by_year] (date) AS RANGE RIGHT FOR VALUES ('2023-01-01', '2024-01-01')
GO
CREATE PARTITION SCHEME [years] AS PARTITION [by_year] ALL TO ([PRIMARY])
GO
CREATE TYPE [stock].[label] FROM nvarchar(40) NOT NULL
GO
CREATE SEQUENCE [stock].[item_number] AS int START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 NO CYCLE CACHE 50
GO
CREATE FUNCTION [stock].[padded](@number int) RETURNS varchar(8) WITH SCHEMABINDING AS BEGIN RETURN RIGHT('00000000' + CONVERT(varchar(8), @number), 8) END
GO
CREATE TABLE [stock].[item] (
    [id] int NOT NULL CONSTRAINT [item_id] DEFAULT (NEXT VALUE FOR [stock].[item_number]),
    [name] [stock].[label] NOT NULL,
    [fields] nvarchar(max) NULL,
    [photo] varbinary(max) NULL,
    [node] hierarchyid NULL,
    [place] geography NULL,
    [number] AS (isnull('IT' + [stock].[padded]([id]), '')),
    [search] AS (concat([name], N' ', [id])) PERSISTED NOT NULL,
    [tags] AS (json_query([fields], N'$.tags')),
    [from] datetime2(7) GENERATED ALWAYS AS ROW START NOT NULL,
    [to] datetime2(7) GENERATED ALWAYS AS ROW END NOT NULL,
    CONSTRAINT [item_key] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [item_name_key] UNIQUE NONCLUSTERED ([name]),
    PERIOD FOR SYSTEM_TIME ([from], [to])
)
GO
CREATE TABLE [stock].[movement] (
    [id] bigint IDENTITY(1,1) NOT NULL,
    [item] int NOT NULL,
    [day] date NOT NULL,
    [quantity] decimal(18, 3) NOT NULL,
    [note] nvarchar(200) NULL,
    CONSTRAINT [movement_key] PRIMARY KEY NONCLUSTERED ([id]) ON [PRIMARY],
    CONSTRAINT [movement_item] FOREIGN KEY ([item]) REFERENCES [stock].[item] ([id])
) ON [years]([day])
GO
CREATE CLUSTERED INDEX [movement_by_day] ON [stock].[movement] ([day]) ON [years]([day])
GO
CREATE NONCLUSTERED INDEX [movement_by_item] ON [stock].[movement] ([item]) INCLUDE ([quantity]) ON [years]([day])
GO
CREATE NONCLUSTERED INDEX [movement_noted] ON [stock].[movement] ([note]) WHERE ([note] IS NOT NULL) ON [PRIMARY]
GO
CREATE TABLE [stock].[reading] (
    [id] bigint NOT NULL,
    [item] int NOT NULL,
    [value] decimal(10, 2) NOT NULL,
    CONSTRAINT [reading_key] PRIMARY KEY NONCLUSTERED ([id])
)
GO
CREATE CLUSTERED COLUMNSTORE INDEX [reading_columns] ON [stock].[reading]
GO
CREATE NONCLUSTERED COLUMNSTORE INDEX [movement_columns] ON [stock].[movement] ([item], [quantity], [day]) ON [years]([day])
GO
CREATE STATISTICS [movement_noted_often] ON [stock].[movement] ([note], [item]) WHERE ([note] IS NOT NULL) WITH NORECOMPUTE
GO
ALTER TABLE [stock].[movement] SET (LOCK_ESCALATION = AUTO)
GO
CREATE VIEW [stock].[on_hand] WITH SCHEMABINDING AS SELECT m.[item], SUM(m.[quantity]) AS [quantity], COUNT_BIG(*) AS [movements] FROM [stock].[movement] AS m GROUP BY m.[item]
GO
CREATE PROCEDURE [stock].[count_items] WITH EXECUTE AS OWNER AS SELECT COUNT(*) FROM [stock].[item]
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'What is in store', @level0type = N'SCHEMA', @level0name = N'stock'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'How many items there are', @level0type = N'SCHEMA', @level0name = N'stock', @level1type = N'PROCEDURE', @level1name = N'count_items'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Eight digits', @level0type = N'SCHEMA', @level0name = N'stock', @level1type = N'FUNCTION', @level1name = N'padded'
GO
