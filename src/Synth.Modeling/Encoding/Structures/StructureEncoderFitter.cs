using System.Text.Json.Nodes;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Learns the encoders of columns whose texts have parts.</summary>
internal static class StructureEncoderFitter
{
    private const int MostForms = 100;
    private const int MostSlots = 8;
    private const double LeastRead = 0.9;

    /// <summary>Learns a column; null where its type has no parts, too few of its texts can be read, or nothing is common enough.</summary>
    /// <param name="name">The column.</param>
    /// <param name="codecOf">How its texts are read, given them; null for not at all.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="maxLength">The most characters of a text; null for no limit.</param>
    /// <param name="subject">The column, for errors.</param>
    public static StructureEncoder? Fit(
        string name, Func<string[], StructureCodec?> codecOf, BytesVector vector, EncodingContext context, int? maxLength, string subject)
    {
        var texts = TemplateGroup.TextsOf(vector);
        if (texts.Count == 0 || codecOf([.. texts.Select(entry => entry.Text)]) is not { } codec)
        {
            return null;
        }

        var trees = new List<(JsonNode? Node, int Family)>();
        foreach (var (text, row) in texts)
        {
            if (codec.TryRead(text, out var node))
            {
                trees.Add((node, context.Families[row]));
            }
        }

        if (trees.Count < LeastRead * texts.Count || new StructureFitter(context, subject).Fit(name, trees) is not { } root)
        {
            return null;
        }

        var forms = trees
            .Select(tree => (Places: StructureForm.PlacesOf(tree.Node), tree.Family))
            .GroupBy(entry => StructureEncoder.LabelOf(entry.Places), StringComparer.Ordinal)
            .Where(group => TemplateGroup.HasFamilies(group.Select(entry => entry.Family), context.MinFamilies))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MostForms)
            .Select(group => new StructureForm(group.First().Places, group.Count()));
        return new StructureEncoder(name, codec, root, [.. forms], StructureSlot.Of(root, MostSlots), maxLength);
    }
}
