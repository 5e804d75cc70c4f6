CREATE SCHEMA [Stock]
GO
CREATE XML SCHEMA COLLECTION [Stock].[Notes] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="note" type="xsd:string"/></xsd:schema>'
GO
CREATE SEQUENCE [Stock].[Wide] AS decimal(18, 0) START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 999999999999999999 NO CACHE
GO
CREATE SEQUENCE [Stock].[Wider] AS numeric(20, 0) START WITH 5 INCREMENT BY 5 MINVALUE 5 MAXVALUE 1000000 CACHE 10
GO
CREATE TABLE [Stock].[Bin] (
    [Id] int NOT NULL CONSTRAINT [BinKey] PRIMARY KEY CLUSTERED WITH (DATA_COMPRESSION = PAGE),
    [Code] char(8) NOT NULL CONSTRAINT [BinCode] UNIQUE WITH (DATA_COMPRESSION = ROW),
    [Weight] decimal(9, 3) NOT NULL CONSTRAINT [BinWeight] DEFAULT ((0)) CONSTRAINT [BinHeavy] CHECK ([Weight] >= 0)
)
GO
CREATE NONCLUSTERED INDEX [BinByWeight] ON [Stock].[Bin] ([Weight]) WITH (STATISTICS_NORECOMPUTE = ON, DATA_COMPRESSION = PAGE)
GO
CREATE NONCLUSTERED INDEX [BinOff] ON [Stock].[Bin] ([Code], [Weight]) WITH (STATISTICS_NORECOMPUTE = ON, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
GO
ALTER INDEX [BinOff] ON [Stock].[Bin] DISABLE
GO
CREATE TABLE [Stock].[Heap] ([Bin] int NULL CONSTRAINT [HeapBin] REFERENCES [Stock].[Bin] ([Id]), [Note] nvarchar(100) NULL) WITH (DATA_COMPRESSION = ROW)
GO
CREATE TRIGGER [watch] ON DATABASE FOR DROP_TABLE AS PRINT N'gone'
GO
DISABLE TRIGGER [watch] ON DATABASE
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Nothing weighs less', @level0type = N'SCHEMA', @level0name = N'Stock', @level1type = N'TABLE', @level1name = N'Bin', @level2type = N'CONSTRAINT', @level2name = N'BinHeavy'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'What tells bins apart', @level0type = N'SCHEMA', @level0name = N'Stock', @level1type = N'TABLE', @level1name = N'Bin', @level2type = N'CONSTRAINT', @level2name = N'BinKey'
GO
