using System.Text.Json.Nodes;
using CsCheck;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding.Structures;

/// <summary>What a codec reads it writes again, in its own spelling or in another one that means the same.</summary>
public sealed class CodecTests
{
    private static readonly ColumnType Int = new IntegerType(32);

    [Theory]
    [InlineData("{\"a\": 1, \"b\": [true, null, \"é\\\"\"], \"c\": {}}")]
    [InlineData("{\"a\":1,\"b\":[true,null,\"x\"]}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void Json_is_written_as_it_was_read(string text) => Assert.Equal(text, Again(JsonCodec.Of([text]), text));

    [Theory]
    [InlineData("<a/>", "<a></a>")]
    [InlineData("<order no=\"7\"><line>x &amp; y</line><line>z</line></order>", null)]
    [InlineData("<s:a xmlns:s=\"urn:s\" xmlns=\"urn:d\" s:k=\"1\"><b>1</b><s:c></s:c></s:a>", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>t</a>", null)]
    public void Xml_is_written_as_it_was_read(string text, string? written) =>
        Assert.Equal(written ?? text, Again(XmlCodec.Of([text]), text));

    [Fact]
    public void Prefixes_that_nothing_declares_are_left_out()
    {
        var tree = JsonNode.Parse("""{"s:a":{"@s:k":"1","s:b":{"#text":"<"}}}""");
        Assert.Equal("<a k=\"1\"><b>&lt;</b></a>", new XmlCodec(false).Write(tree));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("-1.5")]
    [InlineData("2.0")]
    [InlineData("'it''s'")]
    [InlineData("''")]
    [InlineData("X'48C3A9'")]
    [InlineData("X'00FF'")]
    [InlineData("X''")]
    public void Literals_of_any_kind_are_written_as_they_were_read(string text) =>
        Assert.Equal(text, Again(LiteralCodec.Of([text])!, text));

    [Theory]
    [InlineData("0/16B3740")]
    [InlineData("X'0'")]
    [InlineData("NaN")]
    public void What_is_no_literal_is_none(string text) => Assert.Null(LiteralCodec.Of(["1", text]));

    [Theory]
    [InlineData("SRID=4326;POINT (-122.25 47.5)", null)]
    [InlineData("SRID=4326;POINT (1 2 3.5)", "SRID=4326;POINT (1 2)")]
    [InlineData("SRID=4326;LINESTRING (3 4, 1 2, 5 5)", "SRID=4326;LINESTRING (1 2, 5 5)")]
    [InlineData("SRID=4326;POLYGON ((1 1, 4 2, 3 5, 1 1))", "SRID=4326;POLYGON ((1 1, 4 1, 4 5, 1 5, 1 1))")]
    [InlineData("SRID=4326;MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))", "SRID=4326;POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0))")]
    public void Shapes_are_written_with_their_place_and_the_box_around_them(string text, string? written) =>
        Assert.Equal(written ?? text, Again(ShapeTextCodec.Of(true, [text])!, text));

    [Theory]
    [InlineData("0101000020E6100000")]
    [InlineData("POINT (1 2)")]
    [InlineData("SRID=;POINT (1 2)")]
    public void Shapes_of_another_form_are_none(string text) => Assert.Null(ShapeTextCodec.Of(true, ["SRID=0;POINT (1 2)", text]));

    [Fact]
    public void Any_numbers_make_a_shape_on_earth() =>
        Gen.Select(Gen.Double, Gen.Double, Gen.Double, Gen.Double, Gen.Int[0, 2].Select(kind => new[] { "point", "line", "area" }[kind]))
            .Where(parts => double.IsFinite(parts.Item1 + parts.Item2 + parts.Item3 + parts.Item4))
            .Sample((x, y, width, height, kind) =>
        {
            var codec = new ShapeTextCodec(4326, IsOnEarth: true);
            var text = codec.Write(new JsonObject { ["shape"] = kind, ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height });
            Assert.DoesNotContain("E", text[text.IndexOf('(', StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase);
            Assert.True(codec.TryRead(text, out var node));
            Assert.InRange(node!["y"]!.GetValue<double>(), -90, 90);
            Assert.InRange(node["y"]!.GetValue<double>() + (node["height"]?.GetValue<double>() ?? 0), -90, 90);
            Assert.InRange(node["x"]!.GetValue<double>() + (node["width"]?.GetValue<double>() ?? 0), -180, 180);
        }, iter: 500);

    [Theory]
    [InlineData("/", null)]
    [InlineData("/1/2/30/", null)]
    [InlineData("/1/2.1/", "/1/2/")]
    public void Places_in_a_tree_are_written_as_they_were_read(string text, string? written) =>
        Assert.Equal(written ?? text, Again(HierarchyCodec.Of([text])!, text));

    [Theory]
    [InlineData("")]
    [InlineData("1/2")]
    [InlineData("/a/")]
    public void What_is_no_place_in_a_tree_is_none(string text) => Assert.Null(HierarchyCodec.Of(["/", text]));

    [Fact]
    public void A_vector_has_as_many_numbers_as_those_of_the_source()
    {
        Assert.Equal("[1,0,0]", VectorCodec.Of(["[0.5,1,2]", "[1e-3,0,-1]"])!.Neutral);
        Assert.Null(VectorCodec.Of(["[1,2]", "[1,2,3]"]));
        Assert.Null(VectorCodec.Of(["00AF"]));
        Assert.Null(VectorCodec.Of([]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{1,NULL,-3}")]
    public void Arrays_of_numbers_are_written_as_they_were_read(string text) => Assert.Equal(text, Again(new ArrayCodec(Int, null), text));

    [Theory]
    [InlineData("{red,\"dark blue\",\"a\\\"b\\\\c\",\"NULL\",\"\"}")]
    [InlineData("{t,f}")]
    public void Arrays_of_texts_are_written_as_they_were_read(string text) =>
        Assert.Equal(text, Again(new ArrayCodec(text == "{t,f}" ? new BooleanType() : new TextType(), null), text));

    [Fact]
    public void Any_array_of_texts_comes_back() => Gen.String.Array.Sample(texts =>
    {
        var codec = new ArrayCodec(new TextType(), null);
        var text = codec.Write(new JsonArray([.. texts.Select(item => (JsonNode?)JsonValue.Create(item))]));
        Assert.True(codec.TryRead(text, out var node));
        Assert.Equal(texts, ((JsonArray)node!).Select(item => item!.GetValue<string>()));
    });

    [Theory]
    [InlineData("int4range", "[1,5)")]
    [InlineData("int4range", "(,5]")]
    [InlineData("int4range", "[7,)")]
    [InlineData("int4range", "empty")]
    [InlineData("numrange", "[1.5,2.25]")]
    [InlineData("daterange", "[2024-02-28,2024-03-01)")]
    [InlineData("tsrange", "[\"2024-01-01 10:00:00\",\"2024-01-01 11:30:00\")")]
    [InlineData("tstzrange", "[\"2024-01-01 10:00:00+00\",)")]
    public void Ranges_are_written_as_they_were_read(string type, string text) => Assert.Equal(text, Again(RangeCodec.Named(type)!, text));

    [Theory]
    [InlineData("1 year 2 mons 3 days 04:05:06.5", "14 mons 3 days 04:05:06.5")]
    [InlineData("-00:10:00", "0 mons 0 days -00:10:00")]
    [InlineData("-3 days", "0 mons -3 days 00:00:00")]
    [InlineData("P1Y2M3DT4H5M6S", "P14M3DT4H5M6S")]
    public void Spans_of_time_mean_what_they_meant(string text, string written) =>
        Assert.Equal(written, Again(IntervalCodec.Of([text]), text));

    [Theory]
    [InlineData("inet", "10.1.2.3")]
    [InlineData("inet", "10.1.2.3/16")]
    [InlineData("inet", "2001:db8::5")]
    [InlineData("cidr", "10.1.0.0/16")]
    [InlineData("macaddr", "02:00:5e:10:00:01")]
    public void Addresses_are_written_as_they_were_read(string type, string text) =>
        Assert.Equal(text, Again(NetworkCodec.Named(type)!, text));

    [Theory]
    [InlineData("0101000000000000000000F03F0000000000000040", false)]
    [InlineData("0101000020E6100000000000000000F03F0000000000000040", false)]
    [InlineData("01020000000200000000000000000000000000000000000000000000000000F03F000000000000F03F", false)]
    [InlineData("E61000000101000000000000000000F03F0000000000000040", true)]
    public void Geometries_are_written_as_they_were_read(string text, bool isMySql) =>
        Assert.Equal(text, Again(new GeometryCodec(isMySql), text));

    [Fact]
    public void A_polygon_is_closed_whatever_its_steps_are()
    {
        var codec = new GeometryCodec(false);
        var text = codec.Write(JsonNode.Parse("""{"type":3,"system":4326,"x":1,"y":2,"steps":[{"x":1,"y":0},{"x":0,"y":1},{"x":-1,"y":0.5}]}"""));
        var bytes = Convert.FromHexString(text);
        Assert.Equal(bytes[17..33], bytes[^16..]);
        Assert.Equal(text, Again(codec, text));
    }

    [Fact]
    public void Points_bits_sets_and_amounts_are_written_as_they_were_read()
    {
        Assert.Equal("(1.5,-2)", Again(PointCodec.PostgreSql, "(1.5,-2)"));
        Assert.Equal("POINT (8.5 47.25)", Again(PointCodec.WellKnownText, "POINT (8.5 47.25)"));
        Assert.Equal("0110", Again(BitsCodec.Of(["0110"]), "0110"));
        Assert.Equal("red,blue", Again(new SetCodec(["red", "green", "blue"]), "blue,red"));
        Assert.Equal("1234.50", Again(new MoneyCodec(), "$1,234.50"));
    }

    [Theory]
    [InlineData("https://www.shop.example.com/red-shoes/item42.html?size=9&colour=blue")]
    [InlineData("http://intranet.example:8080/a/b/")]
    [InlineData("ftp://files.example.org")]
    public void Web_addresses_are_written_as_they_were_read(string text) => Assert.Equal(text, Again(new UrlCodec(), text));

    [Theory]
    [InlineData("/var/log/app/2024.log")]
    [InlineData("images/cat.jpeg")]
    [InlineData("C:\\Users\\anna\\report.docx")]
    public void Paths_are_written_as_they_were_read(string text) => Assert.Equal(text, Again(PathCodec.Of([text]), text));

    [Theory]
    [InlineData("<p>Hello <b>you</b>,<br>there</p>", "<p>Hello <b>you</b>,<br>there</p>")]
    [InlineData("<p class=\"x\">one<p>two</div>", "<p>one<p>two</p></p>")]
    [InlineData("1 < 2 &amp; no tag", "1 &lt; 2 &amp; no tag")]
    public void Html_is_balanced_and_has_no_attributes(string text, string written) => Assert.Equal(written, Again(new HtmlCodec(), text));

    [Theory]
    [InlineData("{1,{2}}")]
    [InlineData("1,2")]
    [InlineData("{\"a}")]
    public void What_is_no_array_is_not_read(string text) => Assert.False(new ArrayCodec(Int, null).TryRead(text, out _));

    private static string Again(StructureCodec codec, string text)
    {
        Assert.True(codec.TryRead(text, out var node));
        return codec.Write(Doubles(node));
    }

    // Numbers as generation makes them.
    private static JsonNode? Doubles(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Doubles(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Doubles)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number =>
            JsonValue.Create(StructureLeafFitter.NumberOf(value)),
        _ => node?.DeepClone(),
    };
}
