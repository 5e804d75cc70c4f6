using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Synth.Modeling;

/// <summary>
/// The <c>.synth</c> file of a model: eight bytes that name the format and its version, the SHA-256 of what follows, and the model
/// as JSON, compressed by Brotli. It holds no source row, save for those of copied reference tables.
/// </summary>
public static class ModelFile
{
    private const int Version = 2;
    private const int HeaderBytes = 8 + 32;
    private const long MostBytes = 1L << 31;

    // Models expand by a factor of 2 to 40; a few bytes that expand to gigabytes are no model.
    private const long MostExpansion = 100;
    private const long LeastExpandedBytes = 1 << 16;

    private static ReadOnlySpan<byte> Magic => "SYNTH\0"u8;

    /// <summary>Writes a model. Equal models give equal bytes.</summary>
    public static void Write(RelationalModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        using var body = new MemoryStream();
        using (var compressed = new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(compressed, ModelDocument.Of(model), ModelJson.Options);
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        Span<byte> header = stackalloc byte[HeaderBytes];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], Version);
        SHA256.HashData(bytes, header[8..]);
        stream.Write(header);
        stream.Write(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="ModelFormatException">It is no model file, it is damaged, or it is of another version.</exception>
    public static RelationalModel Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.StartsWith(Magic))
        {
            throw new ModelFormatException("This is no model file: its first bytes are not those of one. Make one with synth fit.");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        if (version != Version)
        {
            throw new ModelFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The model file is of version {version}; this Synth reads version {Version}. Fit it again."));
        }

        var body = ReadBody(stream);
        if (!SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)).AsSpan().SequenceEqual(header[8..]))
        {
            throw new ModelFormatException("The model file is damaged: its checksum does not match. Copy it again, or fit it again.");
        }

        try
        {
            using var json =
                new BoundedStream(new BrotliStream(body, CompressionMode.Decompress), MostExpansion * (body.Length + LeastExpandedBytes));
            return JsonSerializer.Deserialize<ModelDocument>(json, ModelJson.Options)?.ToModel()
                ?? throw new ModelFormatException("The model file is empty.");
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or OverflowException or IndexOutOfRangeException
                or InvalidOperationException or ArgumentException or NotSupportedException or KeyNotFoundException)
        {
            throw new ModelFormatException("The model file does not describe a model. Fit it again.", exception);
        }
    }

    private static MemoryStream ReadBody(Stream stream)
    {
        var body = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (body.Length + read > MostBytes)
            {
                throw new ModelFormatException("The model file is larger than any model: more than 2 GiB.");
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }
}
