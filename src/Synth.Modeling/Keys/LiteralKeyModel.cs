using System.Text.Json.Nodes;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Keys of a column that holds several kinds of values, as literals of the kind that most of them are.</summary>
/// <param name="Kind">The kind, as <see cref="LiteralCodec"/> names it: text, or bytes that are text.</param>
/// <param name="Texts">The keys without what makes them literals.</param>
internal sealed record LiteralKeyModel(string Kind, KeyModel Texts) : KeyModel
{
    /// <summary>Learns how the values look; null where some are no literals, or most are numbers or bytes without letters.</summary>
    /// <param name="column">The literals.</param>
    /// <param name="fitTexts">Learns the keys of some rows, given what stands in their literals.</param>
    public static LiteralKeyModel? Fit(BytesVector column, Func<BytesVector, int[], KeyModel> fitTexts)
    {
        var codec = new LiteralCodec();
        var parts = Enumerable.Range(0, column.Count).Where(row => !column.IsNull(row))
            .Select(row => (Row: row, Part: codec.TryRead(column.GetString(row)!, out var node) ? ((JsonObject)node!).First() : default))
            .ToArray();
        var usual = parts.CountBy(entry => entry.Part.Key).OrderByDescending(kind => kind.Value).Select(kind => kind.Key).FirstOrDefault();
        if (usual is not (LiteralCodec.Text or LiteralCodec.Letters) || Array.Exists(parts, entry => entry.Part.Key is null))
        {
            return null;
        }

        parts = Array.FindAll(parts, entry => entry.Part.Key == usual);
        using var texts = (BytesVector)ColumnVector.Create(StorageKind.Utf8, parts.Length);
        foreach (var (_, part) in parts)
        {
            texts.Append(part.Value!.GetValue<string>());
        }

        return new LiteralKeyModel(usual, fitTexts(texts, Array.ConvertAll(parts, entry => entry.Row)));
    }

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => new Writer(Kind, Texts.Bind(stream, rowCount));

    private sealed class Writer(string kind, KeyWriter texts) : KeyWriter
    {
        private readonly LiteralCodec codec = new();

        public override bool CountsSiblings => texts.CountsSiblings;

        public override void Append(ColumnVector target, long position, long ordinal)
        {
            using var text = (BytesVector)ColumnVector.Create(StorageKind.Utf8, 1);
            texts.Append(text, position, ordinal);
            ((BytesVector)target).Append(codec.Write(new JsonObject { [kind] = text.GetString(0) }));
        }
    }
}
