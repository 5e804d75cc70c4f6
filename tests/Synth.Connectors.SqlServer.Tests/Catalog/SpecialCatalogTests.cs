using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Reading;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

/// <summary>What few databases have and every one of which makes a server refuse a plain rendering, or a reader see a part.</summary>
public sealed class SpecialCatalogTests
{
    private static readonly CatalogRows Rows = RecordedCatalog.Rows;

    private static readonly TableName Measured = new("sales", "measured");

    // A unique index without a place of its own would be put on the scheme of its table, whose column it lacks (error 1908).
    [Fact]
    public void An_index_beside_the_partitions_of_its_table_stays_beside_them()
    {
        var key = new IndexRow
        {
            ObjectId = RecordedCatalog.Measured,
            IndexId = 3,
            Name = "measured_key",
            Type = 2,
            IsUnique = true,
            IsPrimaryKey = true,
            AllowsRowLocks = true,
            AllowsPageLocks = true,
        };
        var table = SchemaAssembler.Assemble(Rows with
        {
            Indexes = [.. Rows.Indexes, key],
            IndexColumns = [.. Rows.IndexColumns,
                new IndexColumnRow { ObjectId = key.ObjectId, IndexId = 3, ColumnName = "value", KeyOrdinal = 1 }],
        }).GetTable(Measured);
        Assert.Equal(
            ["ALTER TABLE [sales].[measured] ADD CONSTRAINT [measured_key] PRIMARY KEY NONCLUSTERED ([value]) ON [PRIMARY]"],
            ConstraintRenderer.Add(Measured, table.PrimaryKey!));
        Assert.EndsWith(" ON [by_day]([day])", TableRenderer.Create(table), StringComparison.Ordinal);
        Assert.EndsWith(
            " ON [by_day]([day])", IndexRenderer.Create(Measured, table.Indexes.First(index => index.Name == "measured_columns"))[0],
            StringComparison.Ordinal);
        Assert.All(
            SchemaAssembler.Assemble(Rows).GetTable(new TableName("sales", "priced")).PrimaryKey!.Options,
            option => Assert.NotEqual(IndexOptions.Unpartitioned, option));
    }

    [Fact]
    public void Modules_for_memory_optimised_tables_are_not_recreated_since_the_target_has_none()
    {
        var native = new ModuleRow
        {
            ObjectId = 350,
            SchemaName = "sales",
            Name = "quick",
            Type = "P",
            Definition = "CREATE PROCEDURE sales.quick WITH NATIVE_COMPILATION, SCHEMABINDING AS BEGIN ATOMIC WITH (…) SELECT 1 END",
            IsNative = true,
        };
        var schema = SchemaAssembler.Assemble(Rows with { Modules = [.. Rows.Modules, native] });
        Assert.DoesNotContain(schema.Routines, routine => routine.Name.Name == "quick");
        Assert.Contains(schema.Issues, issue => issue.Subject == "procedure sales.quick" && issue.Severity == SchemaIssueSeverity.Warning);
    }

    [Fact]
    public void A_history_is_kept_as_long_as_that_of_the_source()
    {
        var schema = SchemaAssembler.Assemble(Rows with
        {
            HistoryRetention = [new HistoryRetentionRow { ObjectId = RecordedCatalog.Priced, Period = 6, Unit = "MONTH" }],
        });
        Assert.Equal(
            "ALTER TABLE [sales].[priced] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [sales].[priced_history], "
            + "HISTORY_RETENTION_PERIOD = 6 MONTH))",
            schema.Objects.Single(item => item.Kind == SchemaAssembler.VersioningKind).Definition);
    }

    [Fact]
    public void Columnstores_stay_in_their_order()
    {
        var order = new[] { "day", "value" }
            .Select(column => new ColumnStoreOrderRow { ObjectId = RecordedCatalog.Measured, IndexId = 1, ColumnName = column });
        var table = SchemaAssembler.Assemble(Rows with { ColumnStoreOrder = [.. order] }).GetTable(Measured);
        Assert.Equal(
            "CREATE CLUSTERED COLUMNSTORE INDEX [measured_columns] ON [sales].[measured] ORDER ([day], [value]) ON [by_day]([day])",
            table.Indexes.Single(index => index.Name == "measured_columns").Definition);
    }

    [Fact]
    public void Spatial_indexes_keep_their_grids()
    {
        var row = Rows.SpatialIndexes[0] with
        {
            Scheme = "GEOGRAPHY_GRID",
            XMin = null,
            Level1 = "LOW",
            Level2 = "MEDIUM",
            Level3 = "HIGH",
            Level4 = "HIGH",
            CellsPerObject = 16,
        };
        var table = SchemaAssembler.Assemble(Rows with { SpatialIndexes = [row] }).GetTable(new TableName("sales", "place"));
        Assert.EndsWith(
            " USING GEOGRAPHY_GRID WITH (GRIDS = (LEVEL_1 = LOW, LEVEL_2 = MEDIUM, LEVEL_3 = HIGH, LEVEL_4 = HIGH), CELLS_PER_OBJECT = 16)",
            table.Indexes.Single(index => index.Name == "place_grid").Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_heap_are_those_of_its_table()
    {
        var setting = new IndexSettingRow { ObjectId = RecordedCatalog.Fast, IndexId = 0, Setting = "XML_COMPRESSION = ON" };
        var table = SchemaAssembler.Assemble(Rows with { IndexSettings = [setting] }).GetTable(new TableName("sales", "fast"));
        Assert.EndsWith("\n) WITH (XML_COMPRESSION = ON)", TableRenderer.Create(table), StringComparison.Ordinal);
    }

    // Selective XML indexes have no row among the XML indexes that are read; JSON and vector indexes have types of their own.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    public void Indexes_of_other_kinds_are_reported_and_end_no_run(int type)
    {
        var index = new IndexRow { ObjectId = RecordedCatalog.Place, IndexId = 7, Name = "other", Type = type };
        var schema = SchemaAssembler.Assemble(Rows with { Indexes = [.. Rows.Indexes, index] });
        Assert.DoesNotContain(schema.GetTable(new TableName("sales", "place")).Indexes, made => made.Name == "other");
        Assert.Contains(
            schema.Issues, issue => issue is { Subject: "index other of sales.place", Severity: SchemaIssueSeverity.Warning });
    }

    [Fact]
    public void Tables_of_a_ledger_become_ordinary_ones_without_its_history()
    {
        var schema = SchemaAssembler.Assemble(Rows with
        {
            LedgerTables =
            [
                new LedgerTableRow { ObjectId = RecordedCatalog.Place, Type = 2 },
                new LedgerTableRow { ObjectId = RecordedCatalog.Fast, Type = 1 },
            ],
        });
        Assert.DoesNotContain(schema.Tables, table => table.Name.Name == "fast");
        Assert.Contains(schema.Issues, issue => issue.Subject == "table sales.place"
            && issue.Message.Contains("ledger", StringComparison.Ordinal) && issue.Severity == SchemaIssueSeverity.Warning);
    }

    // sys.tables and sys.columns (SQL Server 2022 and later): is_dropped_ledger_table, is_dropped_ledger_column.
    // https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-tables-transact-sql
    [Fact]
    public void What_a_ledger_keeps_of_dropped_tables_and_columns_is_told_and_not_recreated()
    {
        var kept = Rows.Columns.First(row => row.ObjectId == RecordedCatalog.Customer && row.Name == "form");
        var schema = SchemaAssembler.Assemble(Rows with
        {
            LedgerTables = [new LedgerTableRow { ObjectId = RecordedCatalog.Place, Type = 2, IsDropped = true }],
            DroppedColumns = [new DroppedColumnRow { ObjectId = kept.ObjectId, ColumnId = kept.ColumnId }],
        });
        Assert.DoesNotContain(schema.Tables, table => table.Name.Name == "place");
        Assert.Null(schema.GetTable(new TableName("sales", "customer")).FindColumn("form"));
        Assert.Contains(schema.Issues, issue => issue.Subject == "table sales.place"
            && issue.Message.Contains("dropped", StringComparison.Ordinal));
        Assert.Contains(schema.Issues, issue => issue.Subject == "column sales.customer.form"
            && issue.Message.Contains("dropped", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_of_an_assemblys_type_becomes_text_without_its_default()
    {
        var columns = Rows.Columns.Select(row => row.Name == "form" ? row with { DefaultDefinition = "([dbo].[shape]::Parse('1'))" } : row);
        var table = SchemaAssembler.Assemble(Rows with { Columns = [.. columns] }).GetTable(new TableName("sales", "customer"));
        Assert.Equal("[form] nvarchar(max) NULL", ColumnRenderer.Render(table.FindColumn("form")!));
        Assert.Contains("CONVERT(nvarchar(max), [form]) AS [form]", ReadQueries.Select(table, table.Columns), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_columns_the_login_sees_masked()
    {
        var seen = SchemaAssembler.Assemble(Rows);
        var masked = SchemaAssembler.Assemble(Rows with { MaskedColumns = [Rows.MaskedColumns[0] with { IsVisible = false }] });
        Assert.DoesNotContain(seen.Issues, issue => issue.Message.Contains("UNMASK", StringComparison.Ordinal));
        var warning = Assert.Single(masked.Issues, issue => issue.Message.Contains("UNMASK", StringComparison.Ordinal));
        Assert.StartsWith("column sales.customer.", warning.Subject, StringComparison.Ordinal);
        Assert.Equal(SchemaIssueSeverity.Warning, warning.Severity);
        Assert.Equal(seen.Tables, masked.Tables);
    }

    [Fact]
    public void Says_of_which_tables_a_policy_hides_rows()
    {
        var filter = new RowFilterRow { ObjectId = RecordedCatalog.Customer, PolicyName = "regions" };
        var schema = SchemaAssembler.Assemble(Rows with { RowFilters = [filter] });
        var warning = Assert.Single(schema.Issues, issue => issue.Message.Contains("Security policy regions", StringComparison.Ordinal));
        Assert.Equal("table sales.customer", warning.Subject);
        Assert.Equal(SchemaIssueSeverity.Warning, warning.Severity);
    }

    // COLLATE after an alias type is error 452.
    [Fact]
    public void A_column_of_an_alias_type_names_no_collation()
    {
        var column = new ColumnRow
        {
            ObjectId = RecordedCatalog.Place,
            ColumnId = 50,
            Name = "line",
            TypeName = "phone",
            TypeSchema = "dbo",
            IsUserDefined = true,
            BaseTypeName = "varchar",
            MaxLength = 20,
            IsNullable = true,
            Collation = "Latin1_General_CS_AS",
        };
        var schema = SchemaAssembler.Assemble(Rows with { Columns = [.. Rows.Columns, column] });
        var read = schema.GetTable(new TableName("sales", "place")).FindColumn("line")!;
        Assert.Equal("[line] [dbo].[phone] NULL", ColumnRenderer.Render(read));
        Assert.Contains(schema.Issues, issue => issue.Subject == "column sales.place.line"
            && issue.Message.Contains("Latin1_General_CS_AS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vector", 20, "vector(3)")]
    [InlineData("vector", 8000, "vector(1998)")]
    [InlineData("json", -1, "json")]
    public void Types_of_later_versions_are_spelled_with_their_sizes(string name, int maxLength, string text) =>
        Assert.Equal(text, NativeType.Of(name, maxLength, 0, 0).Text);

    [Fact]
    public void Comments_of_all_that_may_have_some_are_recreated_last()
    {
        OtherCommentRow[] comments =
        [
            new OtherCommentRow { SchemaName = "sales", Text = "What is sold" },
            new OtherCommentRow { SchemaName = "sales", OwnerKind = "PROCEDURE", OwnerName = "count_all", Text = "Counts" },
            new OtherCommentRow
            {
                SchemaName = "sales", OwnerKind = "FUNCTION", OwnerName = "twice", PartKind = "PARAMETER", PartName = "@n", Text = "It's 1",
            },
        ];
        var made = SchemaAssembler.Assemble(Rows with { OtherComments = comments }).Objects
            .Where(item => item.Kind == SchemaAssembler.CommentKind).ToArray();
        Assert.All(made, item => Assert.Equal(RoutinePlacement.AfterTriggers, item.Placement));
        Assert.All(made, item => Assert.True(CommentRenderer.IsComment(item.Definition)));
        const string start = "EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = ";
        const string sales = ", @level0type = N'SCHEMA', @level0name = N'sales'";
        Assert.Equal(
            [
                start + "N'What is sold'" + sales,
                start + "N'Counts'" + sales + ", @level1type = N'PROCEDURE', @level1name = N'count_all'",
                start + "N'It''s 1'" + sales + ", @level1type = N'FUNCTION', @level1name = N'twice', "
                    + "@level2type = N'PARAMETER', @level2name = N'@n'",
            ],
            made.Select(item => item.Definition));
    }

    [Fact]
    public void Boundaries_of_partitions_are_constants_of_their_type()
    {
        var function = Rows.PartitionFunctions[0] with { TypeName = "varbinary", MaxLength = 8 };
        var created = new PartitionAssembler(Rows with
        {
            PartitionFunctions = [function],
            PartitionValues = [new PartitionValueRow { FunctionId = function.FunctionId, Value = "0x0AFF" }],
        }).Assemble().First();
        Assert.EndsWith("(varbinary(8)) AS RANGE RIGHT FOR VALUES (0x0AFF)", created.Definition, StringComparison.Ordinal);
    }
}
