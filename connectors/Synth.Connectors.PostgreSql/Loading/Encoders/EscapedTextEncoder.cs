using System.Buffers;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: any type from its text. Separators and backslashes are escaped.</summary>
internal sealed class EscapedTextEncoder : ColumnEncoder
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\\\n\r\t"u8);

    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((BytesVector)source)[row];
        while (value.IndexOfAny(Special) is var special && special >= 0)
        {
            writer.Write(value[..special]);
            writer.WriteByte((byte)'\\');
            writer.WriteByte(value[special] switch
            {
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                (byte)'\t' => (byte)'t',
                var backslash => backslash,
            });
            value = value[(special + 1)..];
        }

        writer.Write(value);
        return !((BytesVector)source)[row].Contains((byte)0);
    }
}
