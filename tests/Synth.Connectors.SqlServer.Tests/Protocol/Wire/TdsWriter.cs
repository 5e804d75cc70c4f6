using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Writes the parts of a message: little-endian numbers, and texts of UTF-16.</summary>
internal sealed class TdsWriter
{
    private readonly ArrayBufferWriter<byte> content = new();

    public ReadOnlyMemory<byte> Content => content.WrittenMemory;

    public TdsWriter Byte(int value)
    {
        Bytes([(byte)value]);
        return this;
    }

    public TdsWriter UInt16(int value) => Number(value, 2);

    public TdsWriter Int32(long value) => Number(value, 4);

    public TdsWriter Int64(long value) => Number(value, 8);

    /// <summary>The lower bytes of a number.</summary>
    public TdsWriter Number(long value, int size)
    {
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(whole, value);
        return Bytes(whole[..size]);
    }

    public TdsWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        content.Write(bytes);
        return this;
    }

    public TdsWriter Text(string text) => Bytes(Encoding.Unicode.GetBytes(text));

    /// <summary>A text behind one byte with its length (B_VARCHAR).</summary>
    public TdsWriter ShortText(string text) => Byte(text.Length).Text(text);

    /// <summary>A text behind two bytes with its length (US_VARCHAR).</summary>
    public TdsWriter LongText(string text) => UInt16(text.Length).Text(text);

    /// <summary>Something behind two bytes with its length.</summary>
    public TdsWriter Sized(Action<TdsWriter> write)
    {
        var inner = new TdsWriter();
        write(inner);
        return UInt16(inner.Content.Length).Bytes(inner.Content.Span);
    }
}
