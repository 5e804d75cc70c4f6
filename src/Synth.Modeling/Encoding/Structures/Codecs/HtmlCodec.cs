using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Synth.Modeling;

/// <summary>
/// Text with HTML tags: a list of texts and elements, an element being an object of one member, its name, which holds such a list.
/// Attributes are left out; every element that begins also ends.
/// </summary>
internal sealed partial record HtmlCodec : StructureCodec
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "meta", "link", "wbr", "col", "area"];

    /// <inheritdoc/>
    public override string Neutral => "";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var open = new Stack<(string Name, JsonArray Content)>();
        open.Push(("", []));
        var place = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            AddText(open.Peek().Content, text[place..tag.Index]);
            place = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            if (tag.Groups["end"].Length == 0)
            {
                var content = new JsonArray();
                open.Peek().Content.Add(new JsonObject { [name] = content });
                if (!Void.Contains(name) && !tag.Value.EndsWith("/>", StringComparison.Ordinal))
                {
                    open.Push((name, content));
                }
            }
            else if (open.Any(element => element.Name == name))
            {
                while (open.Pop().Name != name)
                {
                }
            }
        }

        AddText(open.Peek().Content, text[place..]);
        node = open.Last().Content;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void AddText(JsonArray content, string text)
    {
        if (text.Length > 0)
        {
            content.Add(JsonValue.Create(text));
        }
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Write(text, item);
                }

                break;
            case JsonObject elements:
                foreach (var (name, content) in elements)
                {
                    text.Append('<').Append(name).Append('>');
                    if (!Void.Contains(name))
                    {
                        Write(text, content);
                        text.Append("</").Append(name).Append('>');
                    }
                }

                break;
            case JsonValue value:
                text.Append(value.ToString().Replace("<", "&lt;", StringComparison.Ordinal));
                break;
        }
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)\\b[^<>]*>")]
    private static partial Regex Tag();
}
