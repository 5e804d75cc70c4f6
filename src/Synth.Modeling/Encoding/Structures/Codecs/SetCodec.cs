using System.Text.Json.Nodes;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Sets of labels as MySQL writes them: <c>red,green</c>. Each label that a set has is a member of the object.</summary>
/// <param name="Labels">The labels in declared order.</param>
internal sealed record SetCodec(ValueList<string> Labels) : StructureCodec
{
    /// <inheritdoc/>
    public override string Neutral => "";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var labels = text.Length == 0 ? [] : text.Split(',');
        var isSet = Array.TrueForAll(labels, label => Labels.Contains(label));
        node = isSet ? new JsonObject(labels.Distinct().Select(label => KeyValuePair.Create(label, (JsonNode?)true))) : null;
        return isSet;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) => node is JsonObject members
        ? string.Join(',', Labels.Where(members.ContainsKey))
        : Neutral;
}
