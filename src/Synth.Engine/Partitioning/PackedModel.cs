using System.Security.Cryptography;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>
/// A model together with the bytes of its file: for those who need both, since packing a model costs as much as reading it. Immutable.
/// </summary>
public sealed class PackedModel
{
    private readonly byte[] file;

    private PackedModel(RelationalModel model, byte[] file)
    {
        Model = model;
        this.file = file;
        Checksum = SHA256.HashData(file);
    }

    /// <summary>The model.</summary>
    public RelationalModel Model { get; }

    /// <summary>Its file. Equal models have equal bytes.</summary>
    public ReadOnlyMemory<byte> File => file;

    /// <summary>The SHA-256 of its file.</summary>
    public ReadOnlyMemory<byte> Checksum { get; }

    /// <summary>Packs a model.</summary>
    public static PackedModel Of(RelationalModel model)
    {
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        return new PackedModel(model, file.ToArray());
    }

    /// <summary>Reads what another process has packed.</summary>
    /// <exception cref="ModelFormatException">It is no model file, it is damaged, or it is of another version.</exception>
    public static PackedModel Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var stream = new MemoryStream(file, writable: false);
        return new PackedModel(ModelFile.Read(stream), file);
    }
}
