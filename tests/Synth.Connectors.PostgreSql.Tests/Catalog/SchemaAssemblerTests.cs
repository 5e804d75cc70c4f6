using Synth.Connectors.PostgreSql.Catalog;
using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Catalog;

/// <summary>The assembler on rows written by hand: no server.</summary>
public sealed class SchemaAssemblerTests
{
    private const long TableOid = 100;
    private const long IntegerOid = 23;
    private const long NumericOid = 1700;
    private const long EnumOid = 500;

    [Fact]
    public void Tells_serial_from_a_default_that_reads_a_shared_sequence()
    {
        var schema = Assemble(new CatalogRows
        {
            Columns = [MakeColumn("own", IntegerOid) with { Expression = "nextval('public.t_own_seq'::regclass)" },
                MakeColumn("shared", IntegerOid) with { Expression = "nextval('public.free'::regclass)" }],
            Sequences = [MakeSequence("free") with { Start = 5 }, MakeSequence("t_own_seq")
                with { OwnerTableOid = TableOid, OwnerColumn = "own" }],
            SequenceUses = [Use("own", "t_own_seq"), Use("shared", "free")],
        });
        var (own, shared) = (schema.Tables[0].Columns[0], schema.Tables[0].Columns[1]);
        Assert.Equal(new Identity(IdentityKind.Serial, 1, 1, new TableName("public", "t_own_seq")), own.Identity);
        Assert.Null(own.Default);
        Assert.Equal(5, shared.Identity!.Seed);
        Assert.IsType<ExpressionDefault>(shared.Default);
        Assert.Equal("free", Assert.Single(schema.Sequences).Name.Name);
    }

    [Theory]
    [InlineData(((12 << 16) | 3) + 4, 12, 3)]
    [InlineData(((3 << 16) | 2046) + 4, 5, 0)]
    [InlineData(((2 << 16) | 4) + 4, 4, 4)]
    public void Reads_precision_and_scale_from_the_modifier(int modifier, int precision, int scale)
    {
        var schema = Assemble(new CatalogRows { Columns = [MakeColumn("n", NumericOid) with { TypeModifier = modifier }] });
        Assert.Equal(new DecimalType(precision, scale), schema.Tables[0].Columns[0].Type);
    }

    [Fact]
    public void Follows_domains_and_arrays_to_what_they_are_made_of()
    {
        var schema = Assemble(new CatalogRows
        {
            Types = [.. SystemTypes, MakeType(600, "moods") with { ElementOid = EnumOid },
                MakeType(601, "feeling") with { Schema = "public", Kind = "d", BaseOid = 600 }],
            Columns = [MakeColumn("c", 601)],
        });
        Assert.Equal(
            new DomainType(new TableName("public", "feeling"),
                new ArrayType(new EnumType(new TableName("public", "mood"), ["sad", "happy"]))),
            schema.Tables[0].Columns[0].Type);
    }

    [Fact]
    public void Puts_views_after_those_they_read()
    {
        var schema = Assemble(new CatalogRows { Views = [MakeView("a", "b"), MakeView("b", "c"), MakeView("c", "t")] });
        Assert.Equal(["c", "b", "a"], schema.Views.Select(view => view.Name.Name));
    }

    [Fact]
    public void Says_what_it_cannot_describe()
    {
        var schema = Assemble(new CatalogRows
        {
            Columns = [MakeColumn("c", 999)],
            Undescribed = [new UndescribedRow { Subject = "policy p", What = "A row security policy" }],
        });
        Assert.IsType<UnsupportedType>(schema.Tables[0].Columns[0].Type);
        Assert.Equal([SchemaIssueSeverity.Note, SchemaIssueSeverity.Warning], schema.Issues.Select(issue => issue.Severity));
    }

    private static readonly TypeRow[] SystemTypes =
        [MakeType(IntegerOid, "int4"), MakeType(NumericOid, "numeric"), MakeType(EnumOid, "mood")
            with { Schema = "public", Kind = "e", Labels = ["sad", "happy"] }];

    private static DatabaseSchema Assemble(CatalogRows rows) => SchemaAssembler.Assemble(rows with
    {
        Tables = [new TableRow { Oid = TableOid, Schema = "public", Name = "t", StorageOptions = [] }],
        Types = rows.Types.Count > 0 ? rows.Types : SystemTypes,
    });

    private static ColumnRow MakeColumn(string name, long type) => new()
    {
        RelationOid = TableOid,
        Name = name,
        TypeOid = type,
        TypeModifier = -1,
        NativeType = "?",
        IsNullable = true,
        IdentityKind = "",
        GeneratedKind = "",
    };

    private static TypeRow MakeType(long oid, string name) => new()
    {
        Oid = oid,
        Schema = "pg_catalog",
        Name = name,
        Kind = "b",
        Category = "?",
        BaseModifier = -1,
        Labels = [],
        Constraints = [],
    };

    private static SequenceRow MakeSequence(string name) =>
        new() { Schema = "public", Name = name, Start = 1, Increment = 1, Minimum = 1, Maximum = long.MaxValue };

    private static SequenceUseRow Use(string column, string sequence) =>
        new() { TableOid = TableOid, Column = column, SequenceSchema = "public", SequenceName = sequence };

    private static ViewRow MakeView(string name, string reads) =>
        new() { Schema = "public", Name = name, Query = "SELECT 1;", Options = [], DependsOn = [$"public\u001F{reads}"] };
}
