using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Columns of types whose values nobody understands.</summary>
public sealed class OpaqueColumnTests
{
    [Fact]
    public void A_last_column_of_which_nothing_is_known_stays_empty_beside_links()
    {
        var source = SourceDatabase.Of(
            (Table("owner", Required("id", new IntegerType(32)), Nullable("mark", new UnsupportedType()) with { NativeType = "pg_lsn" })
                .WithKey("id"), Range(30).Select(i => new object?[] { i, $"0/{i:X}A" })),
            Root("place", 25),
            (Table("item", Required("id", new IntegerType(32)), Required("place_id", new IntegerType(32)),
                Nullable("owner_id", new IntegerType(32)), Nullable("mark", new UnsupportedType()) with { NativeType = "pg_lsn" })
                .WithKey("id").WithForeignKey("place", ("place_id", "id")).WithForeignKey("owner", ("owner_id", "id")),
                Range(100).Select(i => new object?[] { i, 1 + (i % 25), i % 30, $"0/{i % 30:X}A" })));
        var synthetic = source.Clone();
        IntegrityAssert.Holds(synthetic, 1);
        Assert.All(synthetic.RowsOf("item"), row => Assert.Null(row[3]));
    }

    [Fact]
    public void What_sql_server_has_of_its_own_is_made_in_forms_that_it_reads()
    {
        var required = new[] { "geography", "geometry", "hierarchyid", "sql_variant", "vector(3)" }
            .Select(type => Required(type.Split('(')[0], new UnsupportedType()) with { NativeType = type });
        var source = SourceDatabase.Of((Table("place", [Required("id", new IntegerType(32)), .. required]).WithKey("id"),
            Range(120).Select(i => new object?[]
            {
                i,
                FormattableString.Invariant($"SRID=4326;POINT ({-120 + (i * 0.371)} {30 + (i * 7 % 40 * 0.51)})"),
                FormattableString.Invariant($"SRID=0;POLYGON (({i} {i}, {i + 2} {i}, {i + 2} {i + 3}, {i} {i}))"),
                $"/{1 + (i % 4)}/{1 + i}/",
                $"text {i}",
                FormattableString.Invariant($"[{i},0.5,{i * 0.1}]"),
            })));
        var synthetic = source.Clone();
        IntegrityAssert.Holds(synthetic, 1);
        var earth = synthetic.Column<string>("place", "geography");
        Assert.All(earth, text => Assert.StartsWith("SRID=4326;POINT (", text, StringComparison.Ordinal));
        Assert.InRange(earth.Distinct().Count(), 20, 120);
        Assert.All(synthetic.Column<string>("place", "geometry"),
            text => Assert.StartsWith("SRID=0;POLYGON ((", text, StringComparison.Ordinal));
        Assert.All(synthetic.Column<string>("place", "hierarchyid"), text => Assert.NotNull(HierarchyCodec.LevelsOf(text)));
        Assert.All(synthetic.Column<string>("place", "sql_variant"), text => Assert.NotEmpty(text));
        Assert.All(synthetic.Column<string>("place", "vector"), text => Assert.Equal("[1,0,0]", text));
    }

    [Fact]
    public void A_type_with_a_codec_has_a_neutral_value_where_nothing_of_it_is_common()
    {
        var source = SourceDatabase.Of((Table("host", Required("id", new IntegerType(32)),
            Required("address", new UnsupportedType()) with { NativeType = "inet" }).WithKey("id"), [[1, "192.168.7.1"]]));
        Assert.Equal(["192.0.2.1"], source.Clone().Column<string>("host", "address"));
    }
}
