using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>A plain value outside of arrays that is a variable of the table, so that it depends on the rest of the row.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Keys">The names that lead to it.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record StructureSlot(string Path, string[] Keys, char Kind)
{
    /// <summary>The value of a tree; null where it has none of that kind.</summary>
    public JsonNode? Find(JsonNode? tree)
    {
        foreach (var key in Keys)
        {
            tree = (tree as JsonObject)?[key];
        }

        return tree is not null && StructureFitter.Fits(Kind, StructureFitter.KindOf(tree)) ? tree : null;
    }

    /// <summary>The leaf that a slot stands for.</summary>
    public StructureLeaf LeafOf(StructureNode root)
    {
        var node = root;
        foreach (var key in Keys)
        {
            node = Array.Find(((StructureObject)node.Find('o')!).Members, member => member.Key == key)!.Value;
        }

        return (StructureLeaf)node.Find(Kind)!;
    }

    /// <summary>The slots of trees: the most frequent plain values.</summary>
    /// <param name="root">What trees look like.</param>
    /// <param name="most">How many at most.</param>
    public static StructureSlot[] Of(StructureNode root, int most) => [.. Collect(root, "", [])
        .OrderByDescending(entry => entry.Rows).ThenBy(entry => entry.Slot.Path, StringComparer.Ordinal)
        .Take(most).Select(entry => entry.Slot)];

    private static IEnumerable<(StructureSlot Slot, int Rows)> Collect(StructureNode node, string path, string[] keys)
    {
        foreach (var value in node.Values)
        {
            if (value is StructureLeaf { Encoder.Variables: [{ BinCount: > 2 and < 250 }] } leaf)
            {
                yield return (new StructureSlot(path, keys, leaf.Kind), leaf.Rows);
            }

            foreach (var found in (value as StructureObject)?.Members.SelectMany(member =>
                Collect(member.Value, StructureForm.PathOf(path, member.Key), [.. keys, member.Key])) ?? [])
            {
                yield return found;
            }
        }
    }
}
