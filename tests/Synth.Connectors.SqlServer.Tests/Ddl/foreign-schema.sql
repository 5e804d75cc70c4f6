IF SCHEMA_ID(N'dbo') IS NULL EXEC (N'CREATE SCHEMA [dbo]');
CREATE SEQUENCE [dbo].[numbers] AS bigint START WITH 5 INCREMENT BY 5 MINVALUE 5 MAXVALUE 500 CYCLE;
BEGIN TRY
    DECLARE @first sql_variant;
    EXEC sys.sp_sequence_get_range @sequence_name = N'[dbo].[numbers]', @range_size = 4, @range_first_value = @first OUTPUT;
END TRY
BEGIN CATCH
    ALTER SEQUENCE [dbo].[numbers] RESTART WITH 25;
END CATCH;
CREATE TABLE [dbo].[Customer] (
    [Id] bigint IDENTITY(1,1) NOT NULL,
    [Name] nvarchar(40) COLLATE Latin1_General_100_BIN2 CONSTRAINT [DF_Customer_Name] DEFAULT N'it''s new' NOT NULL,
    [Mail] nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
    [Tiny] smallint NULL,
    [Huge] decimal(20,0) NULL,
    [IsActive] bit CONSTRAINT [DF_Customer_IsActive] DEFAULT 1 NULL,
    [Balance] decimal(12,2) NULL,
    [Any] varchar(max) NULL,
    [Made] datetime2(6) NULL,
    [Seen] datetimeoffset(6) CONSTRAINT [DF_Customer_Seen] DEFAULT sysdatetimeoffset() NULL,
    [Mood] nvarchar(7) NULL,
    [Key] uniqueidentifier CONSTRAINT [DF_Customer_Key] DEFAULT newid() NULL,
    [Document] nvarchar(max) NULL,
    [Double] AS ([Id] * 2)
);
CREATE TABLE [dbo].[Order] (
    [Id] int NOT NULL,
    [Customer] bigint NULL,
    [Code] nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
    [Other] bigint NOT NULL
);
ALTER TABLE [dbo].[Customer] ADD CONSTRAINT [pk_Customer] PRIMARY KEY CLUSTERED ([Id]);
ALTER TABLE [dbo].[Order] ADD CONSTRAINT [pk_Order] PRIMARY KEY CLUSTERED ([Id]);
CREATE UNIQUE NONCLUSTERED INDEX [uq0_Customer] ON [dbo].[Customer] ([Mail]) WHERE [Mail] IS NOT NULL;
CREATE UNIQUE NONCLUSTERED INDEX [by_name] ON [dbo].[Customer] ([Name] DESC);
ALTER TABLE [dbo].[Customer] WITH CHECK ADD CONSTRAINT [CK_Customer_Mood] CHECK ([Mood] IN (N'sad', N'it''s ok'));
ALTER TABLE [dbo].[Order] WITH CHECK ADD CONSTRAINT [fk0_Order] FOREIGN KEY ([Customer]) REFERENCES [dbo].[Customer] ([Id]) ON DELETE CASCADE ON UPDATE SET NULL;
ALTER TABLE [dbo].[Order] WITH CHECK ADD CONSTRAINT [fk2_Order] FOREIGN KEY ([Other]) REFERENCES [dbo].[Customer] ([Id]);
DECLARE @extreme bigint = (SELECT CONVERT(bigint, MAX([Id])) FROM [dbo].[Customer]);
IF @extreme IS NOT NULL AND (IDENT_CURRENT(N'[dbo].[Customer]') <= @extreme) DBCC CHECKIDENT (N'[dbo].[Customer]', RESEED, @extreme) WITH NO_INFOMSGS;
UPDATE STATISTICS [dbo].[Customer] WITH COLUMNS;
UPDATE STATISTICS [dbo].[Order] WITH COLUMNS;
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People who buy', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'Customer';
-- Skipped column Customer.Name: Collation NOCASE is not kept.
-- Approximated column Customer.Mail: TextType becomes nvarchar(450); a text in a key has at most 450 characters.
-- Skipped default of column Customer.Balance: It is left out: its expression is beyond what all engines share.
-- Approximated column Customer.Any: DecimalType becomes varchar(max); numbers of more than 38 digits, or of any number of them, are kept as text.
-- Skipped default of column Customer.Made: It is left out: its expression is beyond what all engines share.
-- Approximated column Customer.Mood: EnumType becomes nvarchar(7); a check holds it to the labels, which sort as texts.
-- Approximated column Customer.Document: JsonType becomes nvarchar(max); it is text, and that it is JSON is not enforced.
-- Translated column Customer.Double: It is computed on read.
-- Approximated column Order.Customer: IntegerType becomes bigint; it has the type of the column that it refers to, bigint.
-- Approximated column Order.Code: TextType becomes nvarchar(450); a text in a key has at most 450 characters.
-- Skipped check named of Customer: It is left out: its expression is beyond what all engines share.
-- Translated unique constraint of Customer (Mail): It is a unique index over the rows without a null, since SQL Server takes two nulls for equal.
-- Skipped index by_document of Customer: Its columns cannot be the key of an index in SQL Server.
-- Skipped index by_lower of Customer: SQL Server has no indexes over expressions.
-- Approximated foreign key of Order (Customer): It is checked at the end of each statement; SQL Server defers nothing.
-- Skipped foreign key of Order (Code): The types of its two sides are not the same.
-- Approximated foreign key of Order (Other): It has NO ACTION instead: SQL Server refuses an action such as one that would reach a table by two ways, or in a circle.
-- Approximated foreign key of Order (Other): It is checked at the end of each statement; SQL Server defers nothing.
-- Skipped view v: Its text is in the dialect of postgresql.
