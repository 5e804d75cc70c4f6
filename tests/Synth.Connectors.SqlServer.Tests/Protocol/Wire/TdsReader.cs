using System.Buffers.Binary;
using System.Text;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Reads the parts of a message: little-endian numbers, and texts of UTF-16.</summary>
internal sealed class TdsReader(byte[] content)
{
    private int position;

    public bool IsAtEnd => position >= content.Length;

    public byte Byte() => content[position++];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    /// <summary>A number of up to eight bytes.</summary>
    public long Number(int size)
    {
        Span<byte> whole = stackalloc byte[8];
        Bytes(size).CopyTo(whole);
        return BinaryPrimitives.ReadInt64LittleEndian(whole);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        position += count;
        return content.AsSpan(position - count, count);
    }

    /// <summary>A text by its number of UTF-16 units.</summary>
    public string Text(int characters) => Encoding.Unicode.GetString(Bytes(2 * characters));

    /// <summary>A text behind one byte with its length (B_VARCHAR).</summary>
    public string ShortText() => Text(Byte());

    /// <summary>A text behind two bytes with its length (US_VARCHAR).</summary>
    public string LongText() => Text(UInt16());

    /// <summary>What is left as a text.</summary>
    public string Rest() => Text((content.Length - position) / 2);

    /// <summary>Skips ALL_HEADERS, which stand before the contents of requests.</summary>
    public void SkipHeaders() => position += BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(position, 4));

    /// <summary>The next byte, which stays.</summary>
    public byte Peek() => content[position];
}
