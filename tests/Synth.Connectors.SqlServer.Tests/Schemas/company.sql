CREATE SCHEMA [HR]
GO
CREATE SCHEMA [Make]
GO
CREATE SCHEMA [Sell]
GO
CREATE TYPE [dbo].[Flag] FROM bit NOT NULL
GO
CREATE TYPE [dbo].[Name] FROM nvarchar(50) NULL
GO
CREATE SEQUENCE [Sell].[OrderNumber] AS bigint START WITH 1000 INCREMENT BY 1 MINVALUE 1000 MAXVALUE 9223372036854775807 NO CYCLE CACHE 10
GO
CREATE FUNCTION [dbo].[Padded](@value int) RETURNS varchar(8) WITH SCHEMABINDING AS BEGIN
    DECLARE @r varchar(8);
    SET @r = CONVERT(varchar(8), @value);
    SET @r = REPLICATE('0', 8 - DATALENGTH(@r)) + @r;
    RETURN @r;
END
GO
CREATE TABLE [HR].[Department] (
    [DepartmentID] smallint IDENTITY(1,1) NOT NULL,
    [Name] [dbo].[Name] NOT NULL,
    [GroupName] [dbo].[Name] NOT NULL,
    [ModifiedDate] datetime NOT NULL CONSTRAINT [DF_Department_ModifiedDate] DEFAULT (getdate()),
    CONSTRAINT [PK_Department] PRIMARY KEY CLUSTERED ([DepartmentID] ASC)
)
GO
CREATE UNIQUE NONCLUSTERED INDEX [AK_Department_Name] ON [HR].[Department] ([Name] ASC)
GO
CREATE TABLE [HR].[Employee] (
    [EmployeeID] int NOT NULL,
    [IdentityNumber] nvarchar(15) NOT NULL,
    [Place] hierarchyid NULL,
    [Depth] AS ([Place].[GetLevel]()),
    [JobTitle] nvarchar(50) NOT NULL,
    [BirthDate] date NOT NULL,
    [MaritalStatus] nchar(1) NOT NULL,
    [Gender] nchar(1) NOT NULL,
    [HireDate] date NOT NULL,
    [Salaried] [dbo].[Flag] NOT NULL CONSTRAINT [DF_Employee_Salaried] DEFAULT ((1)),
    [VacationHours] smallint NOT NULL CONSTRAINT [DF_Employee_Vacation] DEFAULT ((0)),
    [Manager] int NULL,
    [Department] smallint NULL,
    [Resume] xml NULL,
    [rowguid] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [DF_Employee_rowguid] DEFAULT (newid()),
    [Version] rowversion NOT NULL,
    CONSTRAINT [PK_Employee] PRIMARY KEY CLUSTERED ([EmployeeID]),
    CONSTRAINT [CK_Employee_Birth] CHECK ([BirthDate] >= '1930-01-01' AND [BirthDate] <= dateadd(year, -18, getdate())),
    CONSTRAINT [CK_Employee_Gender] CHECK (upper([Gender]) = 'F' OR upper([Gender]) = 'M'),
    CONSTRAINT [CK_Employee_Hire] CHECK ([HireDate] >= [BirthDate]),
    CONSTRAINT [FK_Employee_Manager] FOREIGN KEY ([Manager]) REFERENCES [HR].[Employee] ([EmployeeID]),
    CONSTRAINT [FK_Employee_Department] FOREIGN KEY ([Department]) REFERENCES [HR].[Department] ([DepartmentID]) ON UPDATE CASCADE ON DELETE SET NULL
)
GO
CREATE UNIQUE NONCLUSTERED INDEX [AK_Employee_rowguid] ON [HR].[Employee] ([rowguid]) WITH (IGNORE_DUP_KEY = ON)
GO
CREATE UNIQUE NONCLUSTERED INDEX [AK_Employee_Boss] ON [HR].[Employee] ([Department]) WHERE ([Manager] IS NULL AND [Department] IS NOT NULL)
GO
CREATE PRIMARY XML INDEX [PXML_Employee_Resume] ON [HR].[Employee] ([Resume])
GO
CREATE XML INDEX [XML_Employee_Resume_Path] ON [HR].[Employee] ([Resume]) USING XML INDEX [PXML_Employee_Resume] FOR PATH
GO
CREATE TABLE [Make].[Product] (
    [ProductID] int IDENTITY(1,1) NOT NULL,
    [Name] [dbo].[Name] NOT NULL,
    [ProductNumber] nvarchar(25) NOT NULL,
    [Color] nvarchar(15) COLLATE Latin1_General_CS_AS NULL,
    [StandardCost] money NOT NULL,
    [ListPrice] money NOT NULL,
    [Margin] AS ([ListPrice] - [StandardCost]) PERSISTED NOT NULL,
    [Code] AS (isnull('P-' + [dbo].[Padded]([ProductID]), '')),
    [Weight] decimal(8, 2) NULL,
    [Class] nchar(2) NULL,
    [Extra1] int SPARSE NULL,
    [Extra2] nvarchar(100) SPARSE NULL,
    [Old] ntext NULL,
    [Place] geography NULL,
    [Any] sql_variant NULL,
    [SellStart] datetime NOT NULL,
    [SellEnd] datetime NULL,
    CONSTRAINT [PK_Product] PRIMARY KEY NONCLUSTERED ([ProductID] DESC),
    CONSTRAINT [AK_Product_Number] UNIQUE CLUSTERED ([ProductNumber]),
    CONSTRAINT [CK_Product_Class] CHECK (upper([Class]) = 'H' OR upper([Class]) = 'M' OR [Class] IS NULL),
    CONSTRAINT [CK_Product_Sell] CHECK ([SellEnd] >= [SellStart] OR [SellEnd] IS NULL)
)
GO
CREATE NONCLUSTERED INDEX [IX_Product_Color] ON [Make].[Product] ([Color] ASC, [ListPrice] DESC) INCLUDE ([Name], [Weight]) WITH (PAD_INDEX = ON, FILLFACTOR = 70, ALLOW_PAGE_LOCKS = OFF)
GO
CREATE SPATIAL INDEX [SPATIAL_Product_Place] ON [Make].[Product] ([Place]) USING GEOGRAPHY_GRID WITH (GRIDS = (LEVEL_1 = MEDIUM, LEVEL_2 = LOW, LEVEL_3 = HIGH, LEVEL_4 = MEDIUM), CELLS_PER_OBJECT = 32)
GO
CREATE TABLE [Sell].[Order] (
    [OrderID] bigint NOT NULL CONSTRAINT [DF_Order_ID] DEFAULT (NEXT VALUE FOR [Sell].[OrderNumber]),
    [Status] tinyint NOT NULL CONSTRAINT [DF_Order_Status] DEFAULT ((1)),
    [Seller] int NULL,
    [Total] money NOT NULL,
    [Tax] smallmoney NOT NULL,
    [Due] AS (isnull([Total] + [Tax], (0))) PERSISTED NOT NULL,
    [Placed] datetimeoffset(7) NOT NULL,
    [Day] AS (CONVERT(date, [Placed])) PERSISTED,
    [Document] nvarchar(max) NULL,
    CONSTRAINT [PK_Order] PRIMARY KEY CLUSTERED ([OrderID]),
    CONSTRAINT [CK_Order_Document] CHECK (isjson([Document]) = 1),
    CONSTRAINT [FK_Order_Seller] FOREIGN KEY ([Seller]) REFERENCES [HR].[Employee] ([EmployeeID])
)
GO
CREATE TABLE [Sell].[OrderLine] (
    [OrderID] bigint NOT NULL,
    [Line] int NOT NULL,
    [ProductID] int NOT NULL,
    [Quantity] smallint NOT NULL,
    [Price] money NOT NULL,
    [Discount] money NOT NULL CONSTRAINT [DF_OrderLine_Discount] DEFAULT ((0.0)),
    [LineTotal] AS (isnull(([Price] * ((1.0) - [Discount])) * [Quantity], (0.0))),
    CONSTRAINT [PK_OrderLine] PRIMARY KEY CLUSTERED ([OrderID], [Line]),
    CONSTRAINT [FK_OrderLine_Order] FOREIGN KEY ([OrderID]) REFERENCES [Sell].[Order] ([OrderID]) ON DELETE CASCADE,
    CONSTRAINT [FK_OrderLine_Product] FOREIGN KEY ([ProductID]) REFERENCES [Make].[Product] ([ProductID])
)
GO
CREATE STATISTICS [Stat_OrderLine] ON [Sell].[OrderLine] ([Quantity], [Price])
GO
CREATE VIEW [Sell].[ProductSales] WITH SCHEMABINDING AS
SELECT l.[ProductID], SUM(l.[Quantity]) AS [Sold], COUNT_BIG(*) AS [Lines] FROM [Sell].[OrderLine] AS l GROUP BY l.[ProductID]
GO
CREATE UNIQUE CLUSTERED INDEX [CIX_ProductSales] ON [Sell].[ProductSales] ([ProductID])
GO
CREATE NONCLUSTERED INDEX [IX_ProductSales_Sold] ON [Sell].[ProductSales] ([Sold] DESC)
GO
CREATE VIEW [Sell].[Best] AS SELECT TOP (10) s.[ProductID], p.[Name], s.[Sold] FROM [Sell].[ProductSales] AS s JOIN [Make].[Product] AS p ON p.[ProductID] = s.[ProductID] ORDER BY s.[Sold] DESC
GO
CREATE FUNCTION [Sell].[LinesOf](@order bigint, @least int = 1) RETURNS TABLE AS RETURN (SELECT [Line], [ProductID] FROM [Sell].[OrderLine] WHERE [OrderID] = @order AND [Quantity] >= @least)
GO
CREATE FUNCTION [HR].[Chain](@id int) RETURNS @chain TABLE ([Id] int NOT NULL PRIMARY KEY, [Level] int NULL) AS
BEGIN
    WITH c AS (SELECT [EmployeeID], [Manager], 0 AS [Level] FROM [HR].[Employee] WHERE [EmployeeID] = @id
        UNION ALL SELECT e.[EmployeeID], e.[Manager], c.[Level] + 1 FROM [HR].[Employee] AS e JOIN c ON c.[Manager] = e.[EmployeeID])
    INSERT INTO @chain SELECT [EmployeeID], [Level] FROM c;
    RETURN;
END
GO
CREATE TRIGGER [HR].[dEmployee] ON [HR].[Employee] INSTEAD OF DELETE NOT FOR REPLICATION AS
BEGIN
    SET NOCOUNT ON;
    THROW 50001, 'People stay.', 1;
END
GO
CREATE TRIGGER [Sell].[iduLine] ON [Sell].[OrderLine] AFTER INSERT, DELETE, UPDATE AS SET NOCOUNT ON
GO
CREATE TRIGGER [Sell].[vBest] ON [Sell].[Best] INSTEAD OF INSERT AS SET NOCOUNT ON
GO
DISABLE TRIGGER [Sell].[iduLine] ON [Sell].[OrderLine]
GO
CREATE SYNONYM [dbo].[Orders] FOR [Sell].[Order]
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Who works here', @level0type = N'SCHEMA', @level0name = N'HR', @level1type = N'TABLE', @level1name = N'Employee'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'A key', @level0type = N'SCHEMA', @level0name = N'HR', @level1type = N'TABLE', @level1name = N'Employee', @level2type = N'COLUMN', @level2name = N'EmployeeID'
GO
