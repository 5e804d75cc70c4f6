using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// What a process has to know to take part in a fit, save for the way to the source: the plan, which holds the source's schema and
/// numbers of rows, and the options. No row, address or password is in it.
/// </summary>
/// <param name="Plan">What is planned for the tables.</param>
/// <param name="Options">How to fit.</param>
public sealed record FitOrder(GenerationPlan Plan, FitOptions Options)
{
    /// <summary>
    /// This build of Synth, the runtime and the processor's kind: only processes in which all are equal are sure to compute alike.
    /// </summary>
    public static string Build { get; } = string.Join(' ',
    [
        .. new[] { typeof(FitOrder), typeof(Forest), typeof(Synth.Data.RandomStream) }
            .Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString("N")),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
    ]);

    /// <summary>Writes the order.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var compressed = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            var document = new Document(ModelDocument.Of(new RelationalModel(Plan, [], [])), Options);
            JsonSerializer.Serialize(compressed, document, ModelJson.Options);
        }

        return stream.ToArray();
    }

    /// <summary>Reads an order.</summary>
    /// <exception cref="ModelFormatException">It is damaged, or another version's.</exception>
    public static FitOrder Read(byte[] order)
    {
        try
        {
            using var json = new BrotliStream(new MemoryStream(order), CompressionMode.Decompress);
            var document = JsonSerializer.Deserialize<Document>(json, ModelJson.Options)
                ?? throw new ModelFormatException("The order of a shared fit is empty.");
            return new FitOrder(document.Model.ToModel().Plan, document.Options);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or InvalidOperationException or ArgumentException
                or NotSupportedException or KeyNotFoundException)
        {
            throw new ModelFormatException(
                "The order of a shared fit cannot be read. Give all members of the cluster the same version of Synth.", exception);
        }
    }

    private sealed record Document(ModelDocument Model, FitOptions Options);
}
