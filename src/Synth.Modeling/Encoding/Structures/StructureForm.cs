using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>A form of trees that enough families share: which places they have, outside of arrays, and of which kinds these are.</summary>
/// <param name="Places">
/// The places in order, each its path (names after slashes), a blank and its kind; an array at the top also tells how many items it has.
/// </param>
/// <param name="Rows">How many sampled rows have it.</param>
internal sealed record StructureForm(string[] Places, int Rows)
{
    private readonly Dictionary<string, char> kinds =
        Places.ToDictionary(place => place[..place.LastIndexOf(' ')], place => place[^1], StringComparer.Ordinal);

    /// <summary>The kind of a place; null where the form has no such place.</summary>
    public char? KindAt(string path) => kinds.TryGetValue(path, out var kind) ? kind : null;

    /// <summary>How many items an array at the top has; null where that is not told.</summary>
    public int? TopLength { get; } =
        Places.Length == 2 && Places[1][0] == '#'
            ? int.Parse(Places[1].AsSpan(1, Places[1].Length - 3), CultureInfo.InvariantCulture)
            : null;

    /// <summary>The places of a tree.</summary>
    public static string[] PlacesOf(JsonNode? node)
    {
        var places = new List<string>();
        Collect("", node, places);
        if (node is JsonArray items)
        {
            places.Add(string.Create(CultureInfo.InvariantCulture, $"#{items.Count} n"));
        }

        return [.. places];
    }

    /// <summary>The path of a member.</summary>
    public static string PathOf(string path, string key) => $"{path}/{key.Replace("/", "//", StringComparison.Ordinal)}";

    private static void Collect(string path, JsonNode? node, List<string> places)
    {
        places.Add($"{path} {StructureFitter.KindOf(node)}");
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
            {
                Collect(PathOf(path, key), value, places);
            }
        }
    }
}
