using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

public sealed class SchemaAssemblerTests
{
    private static readonly DatabaseSchema Schema = SchemaAssembler.Assemble(RecordedCatalog.Rows);

    private static readonly Table Customer = Find("customer");

    [Fact]
    public void Numbering_that_begins_beyond_64_bits_is_left_out_and_reported()
    {
        var rows = RecordedCatalog.Rows with
        {
            Columns = [.. RecordedCatalog.Rows.Columns.Select(row => row.IsIdentity ? row with { Seed = "99999999999999999999" } : row)],
        };
        var schema = SchemaAssembler.Assemble(rows);
        Assert.DoesNotContain(schema.Tables.SelectMany(table => table.Columns), column => column.Identity is not null);
        Assert.Contains(schema.Issues, issue => issue.Message.Contains("beyond 64 bits", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaves_out_histories_graphs_and_external_tables_and_says_so()
    {
        Assert.Equal(["customer", "fast", "measured", "place", "priced"], Schema.Tables.Select(table => table.Name.Name));
        AssertIssue("table sales.node", "graph");
        AssertIssue("table sales.remote", "external");
        AssertIssue("table sales.fast", "memory-optimised");
        AssertIssue("foreign key place_node of sales.place", "not recreated");
    }

    [Fact]
    public void Says_in_a_note_that_a_history_begins_anew() =>
        Assert.Equal(SchemaIssueSeverity.Note, Schema.Issues.Single(issue => issue.Subject == "table sales.priced_history").Severity);

    [Fact]
    public void Reads_identities_with_seed_and_increment()
    {
        var column = Customer.FindColumn("id")!;
        Assert.Equal(new Identity(IdentityKind.Always, 100, -5), column.Identity);
        Assert.Contains("NOT FOR REPLICATION", column.Options);
    }

    [Theory]
    [InlineData("tag", "uniqueidentifier")]
    [InlineData("name", "nvarchar(40)")]
    [InlineData("phone", "[dbo].[phone]")]
    [InlineData("credit", "decimal(38,10)")]
    [InlineData("price", "money")]
    [InlineData("version", "timestamp")]
    [InlineData("mail", "sysname")]
    [InlineData("form", "nvarchar(max)")]
    public void Writes_types_as_they_stand_in_a_statement(string column, string type) =>
        Assert.Equal(type, Customer.FindColumn(column)!.NativeType);

    [Fact]
    public void Knows_what_types_mean()
    {
        Assert.Equal(new DomainType(new TableName("dbo", "phone"), new TextType(20)), Customer.FindColumn("phone")!.Type);
        Assert.Equal(new DecimalType(19, 4), Customer.FindColumn("price")!.Type);
        Assert.Equal(new UnsupportedType(), Customer.FindColumn("any")!.Type);
        Assert.Equal(new JsonType(IsBinary: true), Customer.FindColumn("doc")!.Type);
        Assert.Equal(
            [new DateType(), new FloatType(64), new TimestampType(3, IsInstant: true), new BooleanType(),
                new IntegerType(8, IsUnsigned: true), new TextType(3, IsFixedLength: true),
                new BinaryType(5, IsFixedLength: true), new BinaryType(), new TimeType(0), new TimestampType(3)],
            Find("measured").Columns.Select(column => column.Type));
        AssertIssue("column sales.customer.form", "assembly");
    }

    [Fact]
    public void Keeps_the_names_and_spellings_of_defaults()
    {
        Assert.Equal(new ExpressionDefault("newid()") { Name = "customer_tag" }, Customer.FindColumn("tag")!.Default);
        Assert.Equal(new LiteralDefault("it's new", IsQuoted: true) { Name = "customer_name", Spelling = "'it''s new'" },
            Customer.FindColumn("name")!.Default);
        Assert.Equal(new LiteralDefault("plain", IsQuoted: true), Customer.FindColumn("label")!.Default);
        Assert.Equal(new LiteralDefault("-1.5", IsQuoted: false), Customer.FindColumn("credit")!.Default);
        Assert.Equal(new LiteralDefault(null, IsQuoted: false), Customer.FindColumn("price")!.Default);
    }

    [Fact]
    public void Names_a_collation_only_where_it_is_not_the_databases()
    {
        Assert.Equal("Latin1_General_100_BIN2", Customer.FindColumn("name")!.Collation);
        Assert.Null(Customer.FindColumn("label")!.Collation);
        Assert.Equal("SQL_Latin1_General_CP1_CI_AS", Schema.Collation);
    }

    [Fact]
    public void Takes_columns_that_the_engine_fills_for_generated()
    {
        Assert.Equal(GeneratedKind.RowVersion, Customer.FindColumn("version")!.Generated!.Kind);
        Assert.Equal(new GeneratedColumn("[sales].[twice]([id])", IsStored: false), Customer.FindColumn("double_id")!.Generated);
        Assert.Equal(new GeneratedColumn("([id])*(2)", IsStored: true), Customer.FindColumn("stored")!.Generated);
        Assert.Equal(GeneratedKind.RowStart, Find("priced").FindColumn("since")!.Generated!.Kind);
        Assert.Equal(GeneratedKind.RowEnd, Find("priced").FindColumn("until")!.Generated!.Kind);
        Assert.False(Customer.FindColumn("rare_ones")!.IsWritable);
    }

    [Fact]
    public void Reads_what_is_special_about_columns()
    {
        Assert.Equal(["SPARSE"], Customer.FindColumn("rare")!.Options);
        Assert.Equal(["ROWGUIDCOL"], Customer.FindColumn("tag")!.Options);
        Assert.Equal(["MASKED WITH (FUNCTION = 'partial(1, \"x''x\", 1)')"], Customer.FindColumn("name")!.Options);
        Assert.Equal("varbinary(max)", Customer.FindColumn("hidden")!.NativeType);
        AssertIssue("column sales.customer.hidden", "encrypted");
        AssertIssue("column sales.customer.extra", "XML schemas");
    }

    [Fact]
    public void Reads_keys_and_indexes_with_their_settings()
    {
        Assert.Null(Customer.PrimaryKey!.Name);
        Assert.Equal(["[id] DESC"], Customer.PrimaryKey.Options);
        var unique = Assert.Single(Customer.UniqueConstraints);
        Assert.False(unique.NullsAreDistinct);
        Assert.Equal(["PAD_INDEX = ON", "FILLFACTOR = 80"], unique.Options);
        var index = Customer.Indexes.Single(index => index.Name == "customer_named");
        Assert.Equal("[name] IS NOT NULL", index.Filter);
        Assert.Equal(["phone"], index.IncludedColumns);
        Assert.Equal(["ALLOW_PAGE_LOCKS = OFF", "DISABLED"], index.Options);
        Assert.Equal("An index", index.Comment);
        Assert.Equal(["NONCLUSTERED"], Find("fast").PrimaryKey!.Options);
        Assert.Equal(["DATA_COMPRESSION = PAGE", "STATISTICS_NORECOMPUTE = ON"], Find("priced").PrimaryKey!.Options);
    }

    [Fact]
    public void Writes_the_statements_of_special_indexes()
    {
        Assert.Equal("CREATE PRIMARY XML INDEX [customer_xml] ON [sales].[customer] ([extra])", Definition("customer", "customer_xml"));
        Assert.Equal("CREATE XML INDEX [customer_xml_path] ON [sales].[customer] ([extra]) USING XML INDEX [customer_xml] FOR PATH",
            Definition("customer", "customer_xml_path"));
        Assert.Equal("CREATE SPATIAL INDEX [place_grid] ON [sales].[place] ([shape]) USING GEOMETRY_AUTO_GRID WITH (BOUNDING_BOX = (0, "
            + "-1.5, 10, 20), CELLS_PER_OBJECT = 8)", Definition("place", "place_grid"));
        Assert.Equal("CREATE CLUSTERED COLUMNSTORE INDEX [measured_columns] ON [sales].[measured] ON [by_day]([day])",
            Definition("measured", "measured_columns"));
        Assert.Equal("CREATE NONCLUSTERED COLUMNSTORE INDEX [measured_some] ON [sales].[measured] ([value])",
            Definition("measured", "measured_some"));
    }

    [Fact]
    public void Reads_partitions_with_their_function_and_scheme()
    {
        Assert.Equal("ON [by_day]([day])", Find("measured").Partitioning!.Sql);
        Assert.Equal(
            ["CREATE PARTITION FUNCTION [days] (date) AS RANGE RIGHT FOR VALUES (N'2023-01-01T00:00:00', N'2024-01-01T00:00:00')",
                "CREATE PARTITION SCHEME [by_day] AS PARTITION [days] ALL TO ([PRIMARY])"],
            Schema.Objects.Where(item => item.Kind.StartsWith("partition", StringComparison.Ordinal)).Select(item => item.Definition));
    }

    [Fact]
    public void Reads_versions_and_switches_them_on_after_the_key()
    {
        Assert.Equal(new SystemVersioning(new TableName("sales", "priced_history"), "since", "until"), Find("priced").Versioning);
        var step = Schema.Objects.Single(item => item.Kind == "system versioning");
        Assert.Equal("ALTER TABLE [sales].[priced] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [sales].[priced_history]))",
            step.Definition);
        Assert.Equal(RoutinePlacement.AfterTables, step.Placement);
    }

    [Fact]
    public void Keeps_constraints_that_are_off_or_untrusted_so()
    {
        var off = Find("fast").ForeignKeys[0];
        Assert.False(off.IsEnabled);
        Assert.False(off.IsValidated);
        var replicated = Assert.Single(Find("place").ForeignKeys);
        Assert.Equal(["NOT FOR REPLICATION"], replicated.Options);
        Assert.Equal((ReferentialAction.Cascade, ReferentialAction.SetNull),
            (Find("priced").ForeignKeys[0].OnDelete, Find("priced").ForeignKeys[0].OnUpdate));
        Assert.Equal([true, false], Customer.Checks.Select(check => check.IsEnabled));
        Assert.Equal("[credit]>=(0) AND [credit]<=(100)", Customer.Checks[0].Sql);
    }

    [Fact]
    public void Reads_types_and_leaves_out_those_of_assemblies()
    {
        Assert.Equal(["CREATE TYPE [dbo].[phone] FROM varchar(20) NOT NULL", "CREATE TYPE [dbo].[bound] FROM int NULL"],
            Schema.Types.Select(type => type.Definition));
        Assert.Equal("A phone number", Schema.Types[0].Comment);
        AssertIssue("type dbo.shape", "assembly");
        AssertIssue("type dbo.bound", "rule or default");
        AssertIssue("type sales.lines", "memory-optimised");
        Assert.Equal(
            "CREATE TYPE [sales].[lines] AS TABLE (\n    [number] int NOT NULL,\n    [label] nvarchar(20) DEFAULT N'x' NULL,\n    PRIMARY "
            + "KEY CLUSTERED ([number]),\n    CHECK ([number]>(0))\n)",
            Schema.Objects.Single(item => item.Kind == "table type").Definition);
    }

    [Fact]
    public void Reads_sequences_with_their_positions()
    {
        Assert.Equal(new Sequence(new TableName("sales", "used"), 7, 1, 1, 1000, false, 7) { NativeType = "int", CacheSize = 0 },
            Schema.Sequences[0]);
        Assert.Equal((long?)null, Schema.Sequences[1].LastValue);
        Assert.Equal(50, Schema.Sequences[1].CacheSize);
        Assert.Equal(("decimal(38,0)", long.MaxValue), (Schema.Sequences[2].NativeType, Schema.Sequences[2].Maximum));
        AssertIssue("sequence sales.wide", "64 bits");
    }

    [Fact]
    public void Leaves_out_views_that_read_what_is_not_there()
    {
        Assert.Equal(["good"], Schema.Views.Select(view => view.Name.Name));
        Assert.Equal([new TableName("sales", "customer")], Schema.Views[0].DependsOn);
        Assert.Equal(["QUOTED_IDENTIFIER OFF"], Schema.Views[0].Options);
        AssertIssue("view sales.broken", "not there");
        AssertIssue("view sales.broken_too", "not there");
        Assert.Equal("CREATE UNIQUE CLUSTERED INDEX [good_rows] ON [sales].[good] ([id])",
            Schema.Objects.Single(item => item.Kind == "view index").Definition);
    }

    [Fact]
    public void Places_routines_before_or_after_what_calls_them()
    {
        var placements = Schema.Routines.ToDictionary(routine => routine.Name.Name, routine => routine.Placement);
        Assert.Equal(RoutinePlacement.BeforeTables, placements["twice"]);
        Assert.Equal(RoutinePlacement.AfterViews, placements["orders_of"]);
        Assert.Equal(RoutinePlacement.AfterViews, placements["count_all"]);
        AssertIssue("procedure sales.secret", "cannot be read");
        Assert.Equal(
            "CREATE PROCEDURE [sales].[new_name] AS SELECT 1",
            Schema.Routines.Single(routine => routine.Name.Name == "new_name").Definition);
    }

    [Fact]
    public void Creates_a_text_under_the_settings_that_it_was_written_under()
    {
        var routine = Schema.Routines.Single(routine => routine.Name.Name == "count_all");
        var statements = StatementRenderer.Render(new CreateRoutine(routine, SchemaPhase.AfterLoad));
        Assert.Equal(["SET ANSI_NULLS OFF", routine.Definition, "SET ANSI_NULLS ON"], statements);
    }

    [Fact]
    public void Reads_triggers_that_are_off()
    {
        var trigger = Assert.Single(Schema.Triggers);
        Assert.False(trigger.IsEnabled);
        Assert.Equal("DISABLE TRIGGER [sales].[changed] ON [sales].[customer]", StatementRenderer.Render(new CreateTrigger(trigger))[^1]);
    }

    [Fact]
    public void Has_triggers_fire_first_or_last_again()
    {
        var step = Schema.Objects.Single(item => item.Kind == "order of trigger");
        Assert.Equal("EXEC sys.sp_settriggerorder N'[sales].[changed]', 'First', 'INSERT'", step.Definition);
        Assert.Equal(RoutinePlacement.AfterTriggers, step.Placement);
    }

    [Fact]
    public void Reads_statistics_of_tables_and_views()
    {
        Assert.Equal(
            [
                "CREATE STATISTICS [customer_by_label] ON [sales].[customer] ([label], [name]) WITH NORECOMPUTE",
                "CREATE STATISTICS [customer_rich] ON [sales].[customer] ([credit]) WHERE [credit]>(50)",
                "CREATE STATISTICS [good_ids] ON [sales].[good] ([id])",
            ],
            Schema.Objects.Where(item => item.Kind == "statistics").Select(item => item.Definition));
        AssertIssue("statistics sales.customer.customer_hidden", "VIEW DEFINITION");
    }

    [Fact]
    public void Reads_settings_that_tables_get_by_statements_of_their_own() => Assert.Equal(
        [
            "ALTER TABLE [sales].[customer] SET (LOCK_ESCALATION = AUTO)",
            "EXEC sys.sp_tableoption N'[sales].[customer]', 'large value types out of row', '1'",
            "EXEC sys.sp_tableoption N'[sales].[measured]', 'text in row', '256'",
        ],
        Schema.Objects.Where(item => item.Kind == "setting of table").Select(item => item.Definition));

    [Fact]
    public void Reports_all_that_is_not_recreated()
    {
        AssertIssue("database trigger no_drops", "not recreated");
        AssertIssue("clr stored procedure dbo.zip", "not recreated");
        AssertIssue("extended property owner", "MS_Description");
        Assert.Contains(Schema.Objects,
            item => item is { Kind: "synonym", Definition: "CREATE SYNONYM [dbo].[people] FOR [sales].[customer]" });
    }

    // A renamed one has the name that the catalog has, and its own settings; it acts on nothing that a run does.
    [Fact]
    public void Triggers_of_the_database_are_made_last_and_switched_off()
    {
        var trigger = Schema.Objects[^1];
        Assert.Equal(RoutinePlacement.AfterTriggers, trigger.Placement);
        Assert.Equal(
            [
                "DROP TRIGGER IF EXISTS [watch] ON DATABASE", "SET QUOTED_IDENTIFIER OFF",
                "create trigger [watch] ON DATABASE FOR DROP_TABLE AS PRINT 'gone'", "SET QUOTED_IDENTIFIER ON",
                "DISABLE TRIGGER [watch] ON DATABASE",
            ],
            StatementRenderer.Render(new CreateObject(trigger, SchemaPhase.AfterLoad)));
        AssertIssue("database trigger watch", "ENABLE TRIGGER");
        Assert.DoesNotContain(Schema.Objects, item => item.Name.Name == "no_drops");
    }

    [Fact]
    public void Collections_of_xml_schemas_come_before_what_names_them()
    {
        var collection = Assert.Single(Schema.Objects, item => item.Kind == "XML schema collection");
        Assert.Equal(RoutinePlacement.BeforeTypes, collection.Placement);
        Assert.Equal(
            "CREATE XML SCHEMA COLLECTION [sales].[notes] AS "
            + "N'<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><xsd:element name=\"it''s\"/></xsd:schema>'",
            collection.Definition);
        AssertIssue("XML schema collection sales.hidden", "VIEW DEFINITION");
    }

    private static Table Find(string name) => Schema.Tables.Single(table => table.Name.Name == name);

    private static string? Definition(string table, string index) => Find(table).Indexes.Single(found => found.Name == index).Definition;

    private static void AssertIssue(string subject, string words) =>
        Assert.Contains(Schema.Issues, issue => issue.Subject == subject && issue.Message.Contains(words, StringComparison.Ordinal));
}
