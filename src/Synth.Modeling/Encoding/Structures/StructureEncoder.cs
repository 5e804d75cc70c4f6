using System.Text.Json.Nodes;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Codes texts with parts (JSON, XML, arrays, ranges, spans of time, geometries) by their form and their most frequent plain values, and
/// writes new ones of that form whose values are made as those of columns are. No text of the source is kept.
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Codec">How texts are read and written.</param>
/// <param name="Root">What their trees look like.</param>
/// <param name="Forms">The frequent forms, coded from 1 on; the last code stands for all others.</param>
/// <param name="Slots">The plain values that are variables; their last code is for trees without them.</param>
/// <param name="MaxLength">The most characters of a text; null for no limit.</param>
internal sealed record StructureEncoder(
    string Name, StructureCodec Codec, StructureNode Root, StructureForm[] Forms, StructureSlot[] Slots, int? MaxLength) : ColumnEncoder
{
    private const int MostDraws = 8;
    private const int MostItems = 10_000;

    private readonly Dictionary<string, byte> codes =
        Forms.Index().ToDictionary(form => LabelOf(form.Item.Places), form => (byte)(form.Index + 1), StringComparer.Ordinal);

    private readonly StructureLeaf[] leaves = Array.ConvertAll(Slots, slot => slot.LeafOf(Root));
    private readonly Dictionary<(string Path, char Kind), int> slotAt = Slots.Index()
        .ToDictionary(slot => (slot.Item.Path, slot.Item.Kind), slot => slot.Index);

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables =>
    [
        new Variable($"{Name}, form", Forms.Length + 2, FeatureKind.Nominal),
        .. Slots.Zip(leaves, (slot, leaf) => leaf.Encoder!.Variables[0] with { Name = Name + slot.Path, BinCount = AbsentIn(leaf) + 1 }),
    ];

    /// <summary>What forms are told by.</summary>
    public static string LabelOf(string[] places) => string.Join('\n', places);

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var text = (BytesVector)source;
        var result = Array.ConvertAll(new byte[1 + Slots.Length][], _ => new byte[source.Count]);
        var trees = new JsonNode?[source.Count];
        for (var row = 0; row < trees.Length; row++)
        {
            if (text.GetString(row) is { } value)
            {
                var isRead = Codec.TryRead(value, out trees[row]);
                result[0][row] = isRead ? codes.GetValueOrDefault(LabelOf(StructureForm.PlacesOf(trees[row])), Other) : Other;
            }
        }

        for (var i = 0; i < Slots.Length; i++)
        {
            Encode(i, trees, result[0], result[1 + i]);
        }

        return result;
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var form = codes[0][row] <= Forms.Length && codes[0][row] > 0 ? Forms[codes[0][row] - 1] : null;
        var slots = new byte[Slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = codes[1 + i][row];
        }

        var text = Codec.Write(Draw(Root, "", form, slots, draw));
        for (var attempt = 1; text.Length > (MaxLength ?? int.MaxValue); attempt++)
        {
            text = attempt < MostDraws
                ? Codec.Write(Draw(Root, "", form, slots, draw with { Stream = draw.Stream.Derive(-attempt) }))
                : Codec.Neutral;
        }

        ((BytesVector)target).Append(text);
    }

    private byte Other => (byte)(Forms.Length + 1);

    private static int AbsentIn(StructureLeaf leaf) => leaf.Encoder!.Variables[0].BinCount;

    private void Encode(int index, JsonNode?[] trees, byte[] forms, byte[] result)
    {
        var slot = Slots[index];
        var values = Array.ConvertAll(trees, slot.Find);
        var codes = StructureLeafFitter.Encode(leaves[index], values);
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = forms[row] == 0 ? (byte)0 : values[row] is null || codes[row] == 0 ? (byte)AbsentIn(leaves[index]) : codes[row];
        }
    }

    private JsonNode? Draw(StructureNode node, string path, StructureForm? form, byte[] slots, CellDraw draw)
    {
        var wanted = form?.KindAt(path);
        var value = Array.Find(node.Values, candidate => wanted is { } kind && StructureFitter.Fits(candidate.Kind, kind))
            ?? node.Pick(draw);
        switch (value)
        {
            case StructureObject members:
                return DrawObject(members, path, form, slots, draw);
            case StructureArray array:
                var length = path.Length == 0 && form?.TopLength is { } known ? known : array.Lengths.DrawCount(draw, MostItems);
                return DrawArray(array, array.Item is null ? 0 : length, draw);
            default:
                var leaf = (StructureLeaf)value;
                var code = slotAt.TryGetValue((path, leaf.Kind), out var slot) && slots.Length > 0 && slots[slot] < AbsentIn(leaf)
                    ? slots[slot]
                    : (byte)0;
                return leaf.Draw(draw, code);
        }
    }

    private JsonObject DrawObject(StructureObject value, string path, StructureForm? form, byte[] slots, CellDraw draw)
    {
        var result = new JsonObject();
        foreach (var (i, member) in value.Members.Index())
        {
            var own = draw with { Stream = draw.Stream.Derive(100 + i) };
            var at = StructureForm.PathOf(path, member.Key);
            var isThere = form is not null ? form.KindAt(at) is not null : own.Uniform(1000) * value.Rows < member.Rows;
            if (isThere)
            {
                result[member.Key] = Draw(member.Value, at, form, slots, own);
            }
        }

        return result;
    }

    // Inside arrays places are no longer told apart.
    private JsonArray DrawArray(StructureArray value, int length, CellDraw draw)
    {
        var result = new JsonArray();
        for (var i = 0; i < length; i++)
        {
            result.Add(Draw(value.Item!, "[]", null, [], draw with { Stream = draw.Stream.Derive(10_000 + i) }));
        }

        return result;
    }
}
