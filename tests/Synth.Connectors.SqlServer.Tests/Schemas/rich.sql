CREATE SCHEMA [sales]
GO
CREATE TYPE [dbo].[phone] FROM varchar(20) NOT NULL
GO
CREATE SEQUENCE [sales].[ticket] AS int START WITH 10 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CYCLE CACHE 20
GO
CREATE SYNONYM [dbo].[people] FOR [sales].[customer]
GO
CREATE FUNCTION [dbo].[twice](@n int) RETURNS int AS BEGIN RETURN 2 * @n END
GO
CREATE TABLE [sales].[customer] (
    [id] int IDENTITY(100,10) NOT FOR REPLICATION NOT NULL,
    [tag] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [customer_tag] DEFAULT (newid()),
    [name] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [customer_name] DEFAULT ('new'),
    [mail] varchar(max) MASKED WITH (FUNCTION = 'email()') NULL,
    [phone] [dbo].[phone] NOT NULL,
    [credit] decimal(38, 10) NULL DEFAULT (-1.5),
    [price] money NULL DEFAULT ((0)),
    [born] date NULL,
    [seen] datetimeoffset(3) NULL,
    [made] datetime2(7) NOT NULL DEFAULT (sysutcdatetime()),
    [old] datetime NULL,
    [opens] time(0) NULL,
    [flag] bit NOT NULL DEFAULT ((1)),
    [photo] varbinary(max) NULL,
    [code] char(3) NULL,
    [extra] xml NULL,
    [any] sql_variant NULL,
    [place] geography NULL,
    [version] rowversion NOT NULL,
    [rare] int SPARSE NULL,
    [double_id] AS ([dbo].[twice]([id])),
    [stored] AS ([id] * 2) PERSISTED NOT NULL,
    CONSTRAINT [customer_key] PRIMARY KEY CLUSTERED ([id] DESC),
    CONSTRAINT [customer_tag_key] UNIQUE NONCLUSTERED ([tag]),
    CONSTRAINT [customer_credit] CHECK ([credit] >= -1000 AND [credit] <= 1000)
)
GO
CREATE NONCLUSTERED INDEX [customer_by_name] ON [sales].[customer] ([name] DESC, [born]) INCLUDE ([phone]) WHERE ([born] IS NOT NULL) WITH (FILLFACTOR = 80)
GO
CREATE UNIQUE NONCLUSTERED INDEX [customer_old] ON [sales].[customer] ([old], [code])
GO
CREATE TABLE [sales].[order] (
    [customer] int NOT NULL,
    [number] smallint NOT NULL,
    [ticket] int NOT NULL DEFAULT (NEXT VALUE FOR [sales].[ticket]),
    [parent_customer] int NULL,
    [parent_number] smallint NULL,
    [checked] int NULL,
    PRIMARY KEY NONCLUSTERED ([customer], [number]),
    CONSTRAINT [order_customer] FOREIGN KEY ([customer]) REFERENCES [sales].[customer] ([id]) ON DELETE CASCADE,
    CONSTRAINT [order_parent] FOREIGN KEY ([parent_customer], [parent_number]) REFERENCES [sales].[order] ([customer], [number]) NOT FOR REPLICATION,
    CHECK NOT FOR REPLICATION ([number] BETWEEN 1 AND 999)
)
GO
ALTER TABLE [sales].[order] ADD CONSTRAINT [order_off] FOREIGN KEY ([checked]) REFERENCES [sales].[customer] ([id])
GO
ALTER TABLE [sales].[order] NOCHECK CONSTRAINT [order_off]
GO
CREATE CLUSTERED INDEX [order_rows] ON [sales].[order] ([ticket])
GO
CREATE TABLE [dbo].[priced] (
    [id] int NOT NULL CONSTRAINT [priced_key] PRIMARY KEY,
    [amount] decimal(9, 2) NOT NULL,
    [since] datetime2(7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [until] datetime2(7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    PERIOD FOR SYSTEM_TIME ([since], [until])
)
GO
CREATE VIEW [sales].[big_order] AS SELECT [customer], [number] FROM [sales].[order] WHERE [number] > 10
GO
CREATE VIEW [dbo].[a_view_over_a_view] AS SELECT [customer] FROM [sales].[big_order]
GO
CREATE FUNCTION [sales].[orders_of](@customer int) RETURNS TABLE AS RETURN (SELECT [number] FROM [sales].[big_order] WHERE [customer] = @customer)
GO
CREATE PROCEDURE [sales].[count_orders] @customer int AS SELECT COUNT(*) FROM [sales].[order] WHERE [customer] = @customer
GO
CREATE TRIGGER [sales].[order_changed] ON [sales].[order] AFTER INSERT AS SET NOCOUNT ON
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People who buy; it''s all', @level0type = N'SCHEMA', @level0name = N'sales', @level1type = N'TABLE', @level1name = N'customer'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'What they are called', @level0type = N'SCHEMA', @level0name = N'sales', @level1type = N'TABLE', @level1name = N'customer', @level2type = N'COLUMN', @level2name = N'name'
GO
