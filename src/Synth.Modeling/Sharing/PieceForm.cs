using System.Text.Json;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>How a kind of piece goes from process to process.</summary>
/// <param name="Write">Writes one.</param>
/// <param name="Read">Reads one; throws <see cref="InvalidDataException"/> when it is damaged.</param>
internal sealed record PieceForm<T>(Func<T, byte[]> Write, Func<byte[], T> Read);

/// <summary>The forms of all kinds of pieces.</summary>
internal static class PieceForm
{
    /// <summary>A forest, with the size of leaves that was chosen for it.</summary>
    public static PieceForm<Forest> Forest { get; } = new(WriteForest, ReadForest);

    /// <summary>Figures.</summary>
    public static PieceForm<double[]> Figures { get; } = Json<double[]>();

    /// <summary>Odds of families, which are boosted trees.</summary>
    public static PieceForm<FamilyRatio> Odds { get; } = Json<FamilyRatio>();

    /// <summary>Clusters of families, with the sums of their codes.</summary>
    public static PieceForm<FamilySetTree> Sets { get; } = Json<FamilySetTree>();

    private static byte[] WriteForest(Forest forest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(forest.LeafRows);
        forest.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static Forest ReadForest(byte[] piece)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(piece));
            var leafRows = reader.ReadInt32();
            return Learning.Forest.Read(reader, leafRows);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("A forest of a shared fit ends early.", exception);
        }
    }

    private static PieceForm<T> Json<T>() => new(
        piece => JsonSerializer.SerializeToUtf8Bytes(piece, ModelJson.Options),
        bytes =>
        {
            try
            {
                return JsonSerializer.Deserialize<T>(bytes, ModelJson.Options)
                    ?? throw new InvalidDataException("A piece of a shared fit is empty.");
            }
            catch (Exception exception) when (exception is JsonException or ArgumentException)
            {
                throw new InvalidDataException("A piece of a shared fit is damaged.", exception);
            }
        });
}
