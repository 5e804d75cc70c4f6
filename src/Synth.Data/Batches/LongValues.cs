using System.Buffers.Binary;
using System.IO.Hashing;
using Synth.Schema;

namespace Synth.Data;

/// <summary>
/// Long texts and bytes as a sample keeps them: as much as is learned from them, so that the memory of a fit does not follow the size of
/// documents and pictures. Of bytes that is their beginning, their number, and a digest that tells them from others; of texts what they
/// begin with, save where only the whole of one can be read (JSON, XML, HTML).
/// </summary>
public static class LongValues
{
    /// <summary>The bytes that are kept of a longer value; shorter ones are kept whole.</summary>
    public const int KeptBytes = 4096;

    /// <summary>The bytes of UTF-8 that are kept of a longer text, less those of a character that would be cut in two.</summary>
    public const int KeptTextBytes = 1 << 14;

    private const int DigestBytes = 16;
    private const int LengthBytes = 8;

    /// <summary>Adds a value as a sample keeps it: short, if it is a long one of a column of texts or bytes.</summary>
    /// <param name="target">The column of the sample.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="source">The column of a batch.</param>
    /// <param name="row">The row of the batch.</param>
    public static void Append(ColumnVector target, ColumnType type, ColumnVector source, int row)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(source);
        if (target is not BytesVector bytes || source.IsNull(row) || type.WithoutDomain() is not (BinaryType or TextType))
        {
            target.AppendFrom(source, row);
        }
        else if (source.Kind == StorageKind.Utf8)
        {
            bytes.Append(Shorten(((BytesVector)source)[row]));
        }
        else
        {
            AppendBytes(bytes, ((BytesVector)source)[row]);
        }
    }

    /// <summary>The bytes that a value had in the source.</summary>
    /// <param name="kept">Bytes, as a sample keeps them.</param>
    public static long LengthOf(ReadOnlySpan<byte> kept) =>
        kept.Length == KeptBytes ? BinaryPrimitives.ReadInt64LittleEndian(kept[^LengthBytes..]) : kept.Length;

    /// <summary>The bytes that the values of a column had in the source together.</summary>
    /// <param name="kept">Values as a sample keeps them.</param>
    public static long LengthOf(BytesVector kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.Kind == StorageKind.Utf8)
        {
            return kept.ByteCount;
        }

        var all = 0L;
        for (var row = 0; row < kept.Count; row++)
        {
            all += LengthOf(kept[row]);
        }

        return all;
    }

    private static void AppendBytes(BytesVector target, ReadOnlySpan<byte> value)
    {
        if (value.Length < KeptBytes)
        {
            target.Append(value);
            return;
        }

        var room = target.Reserve(KeptBytes);
        value[..(KeptBytes - DigestBytes - LengthBytes)].CopyTo(room);
        XxHash128.Hash(value, room.Slice(KeptBytes - DigestBytes - LengthBytes, DigestBytes));
        BinaryPrimitives.WriteInt64LittleEndian(room[(KeptBytes - LengthBytes)..KeptBytes], value.Length);
        target.Commit(KeptBytes);
    }

    private static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> text)
    {
        if (text.Length <= KeptTextBytes || IsRead(text))
        {
            return text;
        }

        const int continuation = 0b1000_0000;
        var end = KeptTextBytes;
        while ((text[end] & 0b1100_0000) == continuation)
        {
            end--;
        }

        return text[..end];
    }

    private static bool IsRead(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'<', ..];
}
