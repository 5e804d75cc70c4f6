using System.Collections.Immutable;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Synth.Modeling;

/// <summary>
/// XML documents and fragments: an element is an object whose members are its attributes (with an at sign before their names), its
/// elements, those of one name together as an array where one comes again, and its text.
/// </summary>
/// <param name="HasDeclaration">Whether documents begin with an XML declaration.</param>
internal sealed record XmlCodec(bool HasDeclaration) : StructureCodec
{
    private const string Text = "#text";
    private const string Prefix = "@xmlns:";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    /// <inheritdoc/>
    public override string Neutral => "<empty/>";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        try
        {
            var root = XDocument.Parse(text).Root!;
            node = new JsonObject { [NameOf(root, root.Name)] = Read(root) };
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is not JsonObject { Count: > 0 } document)
        {
            return Neutral;
        }

        var text = new StringBuilder(HasDeclaration ? Declaration : "");
        var (name, root) = document.First();
        Write(text, name, root, []);
        return text.ToString();
    }

    /// <summary>Tells how documents begin.</summary>
    public static XmlCodec Of(IReadOnlyCollection<string> texts) =>
        new(texts.Count(text => text.StartsWith("<?xml", StringComparison.Ordinal)) * 2 > texts.Count);

    private static JsonObject Read(XElement element)
    {
        var members = new JsonObject();
        foreach (var attribute in element.Attributes())
        {
            members[$"@{NameOf(element, attribute.Name, attribute.IsNamespaceDeclaration)}"] = attribute.Value;
        }

        foreach (var group in element.Elements().GroupBy(child => NameOf(child, child.Name)))
        {
            var children = group.Select(JsonNode? (child) => Read(child)).ToArray();
            members[group.Key] = children.Length == 1 ? children[0] : new JsonArray(children);
        }

        var text = string.Concat(element.Nodes().OfType<XText>().Select(part => part.Value)).Trim();
        if (text.Length > 0)
        {
            members[Text] = text;
        }

        return members;
    }

    // Prefixes stay with the names: they are declared by attributes that are kept like others.
    private static string NameOf(XElement element, XName name, bool isDeclaration = false) =>
        isDeclaration ? (name.LocalName == "xmlns" ? "xmlns" : $"xmlns:{name.LocalName}")
        : name.Namespace == XNamespace.None ? name.LocalName
        : element.GetPrefixOfNamespace(name.Namespace) is { } prefix ? $"{prefix}:{name.LocalName}"
        : name.LocalName;

    private static void Write(StringBuilder text, string name, JsonNode? node, ImmutableHashSet<string> outer)
    {
        foreach (var element in node is JsonArray items ? [.. items] : new[] { node })
        {
            var members = element as JsonObject ?? [];
            var prefixes = outer.Union(members.Where(member => member.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(member => member.Key[Prefix.Length..]));
            var tag = Known(name, prefixes);
            text.Append('<').Append(tag);
            foreach (var (key, value) in members.Where(member => member.Key[0] == '@'))
            {
                text.Append(' ').Append(Known(key[1..], prefixes)).Append("=\"").Append(Plain(value)).Append('"');
            }

            text.Append('>');
            foreach (var (key, value) in members.Where(member => member.Key[0] != '@' && member.Key != Text))
            {
                Write(text, key, value, prefixes);
            }

            text.Append(Plain(members[Text])).Append("</").Append(tag).Append('>');
        }
    }

    // A prefix that nothing declares would make the document invalid.
    private static string Known(string name, ImmutableHashSet<string> prefixes)
    {
        var colon = name.IndexOf(':');
        return colon < 0 || name[..colon] is "xmlns" or "xml" || prefixes.Contains(name[..colon]) ? name : name[(colon + 1)..];
    }

    private static string Plain(JsonNode? value) =>
        value is JsonValue text ? SecurityElement.Escape(string.Concat(text.ToString().Where(XmlConvert.IsXmlChar))) : "";
}
