using System.IO.Compression;
using System.Text;
using Synth.Evaluation;

namespace Synth.Server.Store;

/// <summary>Reports as the history keeps them: the JSON document, compressed. The page is made of it when somebody asks.</summary>
internal static class PackedReport
{
    public static byte[]? Pack(ReportDocument? document)
    {
        if (document is null)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            packer.Write(Encoding.UTF8.GetBytes(ReportJson.Write(document)));
        }

        return packed.ToArray();
    }

    public static string Unpack(byte[] packed)
    {
        using var unpacker = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacker, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
