using System.Text.Json.Nodes;
using System.Xml.Linq;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Encoding.Structures;

/// <summary>Values with parts have the source's structure, new content, and are valid for their type.</summary>
public sealed class StructureEncoderTests
{
    private const int Rows = 600;

    [Fact]
    public void Json_keeps_its_members_kinds_and_lengths_and_follows_the_row()
    {
        var synthetic = Clone(new JsonType(), (i, draws) => Event(i, draws));
        var kinds = synthetic.Column<string>("events", "kind");
        var documents = synthetic.Column<string>("events", "payload").Select(text => (JsonObject)JsonNode.Parse(text)!).ToArray();
        Assert.Equal(Rows, documents.Length);
        foreach (var (kind, document) in kinds.Zip(documents))
        {
            string[] expected = kind == "click" ? ["at", "position", "tags"] : ["amount", "at", "card"];
            Assert.Equal(expected, document.Select(member => member.Key).Where(key => key != "note").Order(StringComparer.Ordinal));
            Assert.True(DateTime.TryParse(document["at"]!.GetValue<string>(), out _));
            if (kind == "click")
            {
                Assert.InRange(document["position"]!["x"]!.GetValue<double>(), -50, 1000);
                Assert.InRange(((JsonArray)document["tags"]!).Count, 0, 4);
                Assert.All((JsonArray)document["tags"]!, tag => Assert.Contains(tag!.GetValue<string>(), new[] { "new", "sale", "top" }));
            }
        }

        var noted = documents.Count(document => document.ContainsKey("note"));
        Assert.InRange(noted, Rows / 5, Rows / 2);
    }

    [Fact]
    public void Rare_members_and_texts_of_documents_do_not_come_again()
    {
        var synthetic = Clone(new JsonType(), (i, draws) => i % 200 == 3
            ? $$"""{"alice{{i}}": 1, "name": "Xylographer {{i}}"}"""
            : $$"""{"name": "{{(draws.Below(0, 2) == 0 ? "red" : "blue")}} {{(char)('a' + (i % 26))}}{{i * 7919}}"}""");
        Assert.All(synthetic.Column<string>("events", "payload"), text =>
        {
            Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Xylographer", text, StringComparison.Ordinal);
        });
        var source = Enumerable.Range(0, Rows).Select(i => $"{(char)('a' + (i % 26))}{i * 7919}\"").ToHashSet();
        var names = synthetic.Column<string>("events", "payload").Count(text => source.Contains(text[(text.LastIndexOf(' ') + 1)..^1]));
        Assert.InRange(names, 0, Rows / 100);
    }

    [Fact]
    public void Xml_is_well_formed_and_has_the_elements_of_the_source()
    {
        var synthetic = Clone(new XmlType(), (i, draws) =>
        {
            var lines = Enumerable.Range(0, 1 + (int)draws.Below(2, 3)).Select(line => $"<line qty=\"{1 + draws.Below(10 + line, 9)}\"/>");
            return $"<order no=\"{1000 + i}\"><customer>C{draws.Below(1, 90):D2}</customer>{string.Concat(lines)}</order>";
        });
        Assert.All(synthetic.Column<string>("events", "payload"), text =>
        {
            var root = XElement.Parse(text);
            Assert.Equal("order", root.Name.LocalName);
            Assert.Single(root.Elements("customer"));
            Assert.InRange(root.Elements("line").Count(), 1, 3);
            Assert.All(root.Elements("line"), line => Assert.InRange((int)line.Attribute("qty")!, 1, 9));
        });
    }

    [Fact]
    public void Arrays_and_ranges_are_valid_and_as_long_as_those_of_the_source()
    {
        var arrays = Clone(new ArrayType(new IntegerType(32)), (i, draws) =>
            $"{{{string.Join(',', Enumerable.Range(0, (int)draws.Below(0, 5)).Select(item => draws.Below(item + 1, 50_000)))}}}")
                .Column<string>("events", "payload");
        Assert.All(arrays,
            text => Assert.InRange(text[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Count(), 0, 4));
        Assert.Equal(5, arrays.Select(text => text[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Length).Distinct().Count());
        var ranges = Clone(new UnsupportedType(), (i, draws) => $"[{draws.Below(0, 900)},{900 + draws.Below(1, 900)})", "int4range")
            .Column<string>("events", "payload");
        Assert.All(ranges, text =>
        {
            var bounds = text[1..^1].Split(',').Select(int.Parse).ToArray();
            Assert.True(bounds[0] <= bounds[1], text);
        });
    }

    [Fact]
    public void Documents_in_columns_of_text_stay_within_their_length()
    {
        var synthetic = Clone(new TextType(60), (i, draws) => $$"""{"id":{{i * 31}},"note":"{{new string((char)('a' + (i % 20)), (int)draws.Below(0, 30))}}"}""");
        Assert.All(synthetic.Column<string>("events", "payload"), text =>
        {
            Assert.InRange(text.Length, 2, 60);
            Assert.IsType<JsonObject>(JsonNode.Parse(text));
        });
    }

    [Fact]
    public void Web_addresses_paths_and_html_are_valid_and_new()
    {
        var urls = CloneText("homepage_url",
            (i, draws) => $"https://www.{(draws.Below(0, 2) == 0 ? "shop" : "blog")}{i}.com/items/{(char)('a' + (i % 26))}{i * 31}.html");
        Assert.All(urls.Generated, url =>
        {
            Assert.True(Uri.TryCreate(url, UriKind.Absolute, out var address));
            Assert.Equal("https", address.Scheme);
            Assert.EndsWith(".html", url, StringComparison.Ordinal);
        });
        Assert.Empty(urls.Generated.Intersect(urls.Source));
        var paths = CloneText("file_path",
            (i, draws) => $"/data/{(draws.Below(0, 2) == 0 ? "in" : "out")}/scan_{i * 7919}.{(i % 3 == 0 ? "pdf" : "png")}");
        Assert.All(paths.Generated, path => Assert.Matches(@"^/data/(in|out)/[^/]+\.(pdf|png)$", path));
        var pages = CloneText("body_html",
            (i, draws) => $"<p>Thank you for order <b>{i * 7919}</b>, it is on its way to {(char)('A' + (i % 26))}town{i}.</p>");
        Assert.All(pages.Generated, page => Assert.Equal("p",
            XElement.Parse($"<x>{page.Replace("&", "&amp;", StringComparison.Ordinal)}</x>").Elements().First().Name.LocalName));
        Assert.Empty(pages.Generated.Intersect(pages.Source));
    }

    [Fact]
    public void Bytes_begin_as_files_of_their_kind_do()
    {
        var source = SourceDatabase.Of((
            Table("files", Required("id", new IntegerType(32)), Required("content", new BinaryType())).WithKey("id"),
            Enumerable.Range(0, 200).Select(i => new object?[]
            {
                i, (i % 2 == 0 ? new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A } : [0xFF, 0xD8, 0xFF])
                    .Concat(BitConverter.GetBytes(i * 7919L)).Concat(BitConverter.GetBytes(i * 104_729L)).ToArray(),
            })));
        var contents = source.Clone().Column("files", "content").Cast<byte[]>().ToArray();
        Assert.InRange(contents.Count(content => content.AsSpan().StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])), 70, 130);
        Assert.All(contents, content => Assert.True(content[0] is 0x89 or 0xFF));
    }

    [Fact]
    public void Structures_survive_the_model_file()
    {
        var model = Source(new JsonType(), (i, draws) => Event(i, draws), "jsonb").Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(1)).Text(),
            SyntheticDatabase.Generate(ModelFile.Read(file), new SampleOptions(1), workers: 2).Text());
    }

    private static string Event(int i, RandomStream draws)
    {
        var at = new DateTime(2024, 1, 1).AddSeconds(draws.Below(0, 20_000_000))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var note = draws.Below(1, 3) == 0 ? $", \"note\": \"case {i}\"" : "";
        var tags = string.Join(", ", Enumerable.Range(0, (int)draws.Below(2, 5))
            .Select(tag => $"\"{new[] { "new", "sale", "top" }[draws.Below(10 + tag, 3)]}\""));
        return i % 2 == 0
            ? $$"""{"at": "{{at}}", "position": {"x": {{draws.Below(3, 900)}}, "y": {{draws.Below(4, 700)}}}, "tags": [{{tags}}]{{note}}}"""
            : $$"""{"at": "{{at}}", "amount": {{draws.Below(5, 90_000) / 100m}}, "card": "visa"{{note}}}""";
    }

    private static (string[] Source, string[] Generated) CloneText(string column, Func<int, RandomStream, string> value)
    {
        var random = RandomStream.FromSeed(15);
        var texts = Enumerable.Range(0, Rows).Select(i => value(i, random.Derive(i))).ToArray();
        var source = SourceDatabase.Of((
            Table("texts", Required("id", new IntegerType(32)), Required(column, new TextType(400))).WithKey("id"),
            texts.Select((text, i) => new object?[] { i, text })));
        return (texts, source.Clone().Column<string>("texts", column));
    }

    private static SyntheticDatabase Clone(ColumnType type, Func<int, RandomStream, string> value, string nativeType = "") =>
        Source(type, value, nativeType).Clone();

    private static SourceDatabase Source(ColumnType type, Func<int, RandomStream, string> value, string nativeType)
    {
        var random = RandomStream.FromSeed(5);
        return SourceDatabase.Of((
            Table(
                "events",
                Required("id", new IntegerType(32)),
                Required("kind", new TextType(10)),
                Required("payload", type) with { NativeType = nativeType }).WithKey("id"),
            Enumerable.Range(0, Rows).Select(i => new object?[] { i, i % 2 == 0 ? "click" : "pay", value(i, random.Derive(i)) })));
    }
}
