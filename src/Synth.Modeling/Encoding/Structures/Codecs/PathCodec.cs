using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>Paths of files: where they begin, the names of the folders and the file, and the extension.</summary>
/// <param name="Separator">What stands between names.</param>
internal sealed record PathCodec(char Separator) : StructureCodec
{
    private const int LongestExtension = 5;

    /// <inheritdoc/>
    public override string Neutral => "file";

    /// <summary>Tells what stands between names.</summary>
    public static PathCodec Of(IReadOnlyCollection<string> texts) =>
        new(texts.Count(text => text.Contains('\\')) * 2 > texts.Count ? '\\' : '/');

    /// <summary>Adds names to a tree: all but the extension of the last one.</summary>
    public static void ReadNames(string[] names, JsonObject parts)
    {
        var dot = names.Length == 0 ? -1 : names[^1].LastIndexOf('.');
        if (dot > 0 && names[^1].Length - dot - 1 is > 0 and <= LongestExtension)
        {
            parts["extension"] = names[^1][(dot + 1)..];
            names[^1] = names[^1][..dot];
        }

        // What stands at one depth has little to do with what stands at another.
        if (names.Length > 0)
        {
            parts["folders"] = new JsonObject(names[..^1].Select((name, i) =>
                KeyValuePair.Create((i + 1).ToString(CultureInfo.InvariantCulture), (JsonNode?)Uri.UnescapeDataString(name))));
            parts["file"] = Uri.UnescapeDataString(names[^1]);
        }
    }

    /// <summary>The names of a tree, the extension put back.</summary>
    public static IEnumerable<string> NamesOf(JsonNode node)
    {
        var folders = (node as JsonObject)?["folders"] as JsonObject ?? [];
        List<string> names = [.. folders.OrderBy(folder => folder.Key.Length)
            .ThenBy(folder => folder.Key, StringComparer.Ordinal).Select(folder => Clean(folder.Value?.ToString()))];
        if (TextOf(node, "file") is { } file)
        {
            names.Add(Clean(file) + (TextOf(node, "extension") is { Length: > 0 } extension ? $".{extension}" : ""));
        }

        return names;
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var names = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        node = null;
        if (names.Length == 0 || text.Contains('\n'))
        {
            return false;
        }

        var parts = new JsonObject();
        if (text[0] == Separator)
        {
            parts["root"] = "";
        }
        else if (names[0].EndsWith(':'))
        {
            (parts["root"], names) = (names[0], names[1..]);
        }

        ReadNames(names, parts);
        node = parts;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is not JsonObject parts)
        {
            return Neutral;
        }

        var path = string.Join(Separator, NamesOf(node));
        return parts.ContainsKey("root") ? $"{TextOf(node, "root")}{Separator}{path}" : path.Length == 0 ? Neutral : path;
    }

    private static string Clean(string? name)
    {
        var clean = string.Concat((name ?? "").Where(character => !char.IsControl(character)
            && character is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')));
        return clean.Length == 0 ? "file" : clean;
    }
}
