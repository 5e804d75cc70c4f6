using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: bytes as <c>\x</c> and hexadecimal digits, the backslash escaped.</summary>
internal sealed class HexTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var value = ((BytesVector)source)[row];
        writer.Write("\\\\x"u8);
        Convert.TryToHexStringLower(value, writer.Reserve(value.Length * 2), out var length);
        writer.Advance(length);
        return true;
    }
}
