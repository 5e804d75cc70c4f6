using System.Text.Json;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Learns what trees look like: which members objects have and how often, how long arrays are, and what plain values are. A name or a kind
/// that too few families have is left out, since names may be data themselves.
/// </summary>
/// <param name="context">Says how many families must share what.</param>
/// <param name="subject">The column, for errors.</param>
internal sealed class StructureFitter(EncodingContext context, string subject)
{
    private const int MostMembers = 200;
    private const int MostDepth = 6;

    private readonly StructureLeafFitter leaves = new(context, subject);

    /// <summary>Learns from trees; null where nothing is common enough.</summary>
    /// <param name="name">The name of the place.</param>
    /// <param name="nodes">The trees with their families.</param>
    /// <param name="depth">How deep the place is.</param>
    public StructureNode? Fit(string name, IReadOnlyList<(JsonNode? Node, int Family)> nodes, int depth = 0)
    {
        var values = nodes
            .GroupBy(entry => KindOf(entry.Node))
            .Where(group => TemplateGroup.HasFamilies(group.Select(entry => entry.Family), context.MinFamilies))
            .Select(group => FitKind(name, group.Key, [.. group], depth))
            .OfType<StructureValue>()
            .OrderByDescending(value => value.Rows)
            .ThenBy(value => value.Kind)
            .ToArray();
        return values.Length == 0 ? null : new StructureNode(values);
    }

    /// <summary>The kind of a value, all texts and all numbers being of one.</summary>
    public static char KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Object => 'o',
        JsonValueKind.Array => 'a',
        JsonValueKind.String => 's',
        JsonValueKind.Number => 'n',
        JsonValueKind.True or JsonValueKind.False => 'b',
        _ => 'z',
    };

    /// <summary>Whether a learned kind is one that a value has.</summary>
    public static bool Fits(char learned, char kind) => learned == kind || (learned is 'D' or 'T' && kind == 's');

    private StructureValue? FitKind(string name, char kind, (JsonNode? Node, int Family)[] nodes, int depth) => kind switch
    {
        _ when depth > MostDepth => null,
        'o' => FitObject(nodes, depth),
        'a' => FitArray(name, nodes, depth),
        'z' => new StructureLeaf('z', nodes.Length, Data.StorageKind.Utf8, null, [], null),
        _ => leaves.Fit(name, [.. nodes.Select(entry => (entry.Node!, entry.Family))]),
    };

    private StructureObject FitObject((JsonNode? Node, int Family)[] nodes, int depth)
    {
        var members = new Dictionary<string, List<(JsonNode? Node, int Family)>>(StringComparer.Ordinal);
        foreach (var (node, family) in nodes)
        {
            foreach (var (key, value) in (JsonObject)node!)
            {
                if (!members.TryGetValue(key, out var known))
                {
                    members.Add(key, known = []);
                }

                known.Add((value, family));
            }
        }

        return new StructureObject(
            nodes.Length,
            [.. members
                .Where(member => TemplateGroup.HasFamilies(member.Value.Select(entry => entry.Family), context.MinFamilies))
                .Take(MostMembers)
                .Select(member => (member.Key, member.Value.Count, Value: Fit(member.Key, member.Value, depth + 1)))
                .Where(member => member.Value is not null)
                .Select(member => new StructureMember(member.Key, member.Count, member.Value!))]);
    }

    private StructureArray FitArray(string name, (JsonNode? Node, int Family)[] nodes, int depth)
    {
        var arrays = nodes.Select(entry => (Items: (JsonArray)entry.Node!, entry.Family)).ToArray();
        var items = arrays.SelectMany(array => array.Items.Select(item => (item, array.Family))).ToArray();
        return new StructureArray(nodes.Length, leaves.FitLengths(arrays), Fit(name, items, depth + 1));
    }
}
