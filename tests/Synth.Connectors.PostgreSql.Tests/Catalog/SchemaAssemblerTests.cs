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
            Types = [MakeType(999, "box")],
            Columns = [MakeColumn("c", 999)],
            Undescribed = [new UndescribedRow { Subject = "policy p", What = "A row security policy" }],
        });
        Assert.IsType<UnsupportedType>(schema.Tables[0].Columns[0].Type);
        Assert.Equal([SchemaIssueSeverity.Note, SchemaIssueSeverity.Warning], schema.Issues.Select(issue => issue.Severity));
    }

    [Theory]
    [InlineData("tstzrange(starts, ends)", "starts", "ends", false)]
    [InlineData("tsrange(\"Starts, at\", ends, '[]'::text)", "Starts, at", "ends", true)]
    [InlineData("(daterange(since, COALESCE(until, '9999-12-31'::date)))", "since", "until", false)]
    [InlineData("int4range((id * 10), ends)", null, null, false)]
    [InlineData("box(corner, other)", null, null, false)]
    public void Reads_the_columns_of_spans_that_must_not_overlap(string expression, string? start, string? end, bool includesEnd)
    {
        var schema = Assemble(new CatalogRows { Columns = [MakeColumn("room", IntegerOid)], Constraints = [Exclusion("x", expression)] });
        var element = Assert.Single(schema.Tables[0].ExclusionConstraints).Elements[1];
        Assert.Equal(expression, element.Expression);
        Assert.Equal(start is null ? null : new SpanColumns(start, end, includesEnd), element.Span);
    }

    // PostgreSQL 18, "pg_constraint": conperiod, and conexclop of keys WITHOUT OVERLAPS.
    [Fact]
    public void A_key_without_overlaps_excludes_and_is_no_key_of_columns()
    {
        var schema = Assemble(new CatalogRows
        {
            Columns = [MakeColumn("room", IntegerOid), MakeColumn("during", IntegerOid) with { NativeType = "tstzrange" }],
            Constraints =
            [
                Exclusion("p", null) with
                {
                    Columns = ["room", "during"],
                    HasPeriod = true,
                    Definition = "PRIMARY KEY (room, during WITHOUT OVERLAPS)",
                },
            ],
        });
        Assert.Null(schema.Tables[0].PrimaryKey);
        var constraint = Assert.Single(schema.Tables[0].ExclusionConstraints);
        Assert.Equal("PRIMARY KEY (room, during WITHOUT OVERLAPS)", constraint.Definition);
        Assert.Equal(new SpanColumns("during", null, IncludesEnd: false), constraint.Elements[1].Span);
        Assert.Empty(schema.Issues);
    }

    private static ConstraintRow Exclusion(string kind, string? expression) => new()
    {
        TableOid = TableOid,
        Name = "no_overlap",
        Kind = kind,
        Columns = ["room"],
        ReferencedColumns = [],
        OnDelete = "",
        OnUpdate = "",
        IsEnforced = true,
        Definition = "EXCLUDE …",
        Operators = ["=", "&&"],
        Expressions = [null, expression],
    };

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
