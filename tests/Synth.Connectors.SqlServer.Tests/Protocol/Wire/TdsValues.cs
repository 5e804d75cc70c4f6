using System.Text;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Values as they stand in rows and parameters.</summary>
internal static class TdsValues
{
    private const long NullParts = -1;
    private const long UnknownLength = -2;
    private const int PartSize = 5000;
    private const int PointerSize = 16;
    private const int StampSize = 8;

    /// <summary>Writes a value; null for none.</summary>
    public static void Write(TdsWriter writer, TdsType type, object? value)
    {
        var bytes = value is null ? null : TdsScalars.Encode(type, value);
        switch (type.Kind)
        {
            case TdsKind.Fixed:
                writer.Bytes(bytes ?? throw new InvalidDataException("The type has no null."));
                break;
            case TdsKind.Short:
                writer.Byte(bytes?.Length ?? 0).Bytes(bytes);
                break;
            case TdsKind.Sized when type.IsInParts:
                WriteParts(writer, bytes);
                break;
            case TdsKind.Sized:
                writer.UInt16(bytes?.Length ?? TdsType.Max).Bytes(bytes);
                break;
            case TdsKind.Pointed when bytes is null:
                writer.Byte(0);
                break;
            case TdsKind.Pointed:
                writer.Byte(PointerSize).Bytes(new byte[PointerSize + StampSize]).Int32(bytes.Length).Bytes(bytes);
                break;
            default:
                WriteVariant(writer, value as string);
                break;
        }
    }

    /// <summary>Reads an argument of a call, where long values have no text pointer; null for none.</summary>
    public static object? ReadArgument(TdsReader reader, TdsType type) => type.Kind != TdsKind.Pointed ? Read(reader, type)
        : reader.Int32() is var length and >= 0 ? TdsScalars.Decode(type, reader.Bytes(length).ToArray())
        : null;

    /// <summary>Reads a value; null for none.</summary>
    public static object? Read(TdsReader reader, TdsType type)
    {
        var bytes = type.Kind switch
        {
            TdsKind.Fixed => reader.Bytes(type.Length).ToArray(),
            TdsKind.Short => reader.Byte() is var length and > 0 ? reader.Bytes(length).ToArray() : null,
            TdsKind.Sized when type.IsInParts => ReadParts(reader),
            TdsKind.Sized => reader.UInt16() is var length and < TdsType.Max ? reader.Bytes(length).ToArray() : null,
            TdsKind.Pointed => ReadPointed(reader),
            _ => null,
        };
        return type.Kind == TdsKind.Variant ? ReadVariant(reader) : bytes is null ? null : TdsScalars.Decode(type, bytes);
    }

    private static void WriteParts(TdsWriter writer, byte[]? bytes)
    {
        if (bytes is null)
        {
            writer.Int64(NullParts);
            return;
        }

        writer.Int64(bytes.Length % 2 == 0 ? bytes.Length : UnknownLength);
        foreach (var part in bytes.Chunk(PartSize))
        {
            writer.Int32(part.Length).Bytes(part);
        }

        writer.Int32(0);
    }

    private static byte[]? ReadParts(TdsReader reader)
    {
        if (reader.Int64() == NullParts)
        {
            return null;
        }

        using var whole = new MemoryStream();
        for (var length = reader.Int32(); length > 0; length = reader.Int32())
        {
            whole.Write(reader.Bytes(length));
        }

        return whole.ToArray();
    }

    private static byte[]? ReadPointed(TdsReader reader)
    {
        var pointer = reader.Byte();
        if (pointer == 0)
        {
            return null;
        }

        reader.Bytes(pointer + StampSize);
        return reader.Bytes(reader.Int32()).ToArray();
    }

    // A variant of nvarchar, which is all that is needed here.
    private static void WriteVariant(TdsWriter writer, string? text)
    {
        if (text is null)
        {
            writer.Int32(0);
            return;
        }

        var bytes = Encoding.Unicode.GetBytes(text);
        writer.Int32(2 + 7 + bytes.Length).Byte(0xE7).Byte(7).Bytes(TdsType.Collation).UInt16(8000).Bytes(bytes);
    }

    private static object? ReadVariant(TdsReader reader)
    {
        var length = reader.Int32();
        if (length == 0)
        {
            return null;
        }

        var token = reader.Byte();
        var properties = reader.Byte();
        reader.Bytes(properties);
        var value = reader.Bytes(length - 2 - properties).ToArray();
        return token == 0xE7 ? Encoding.Unicode.GetString(value) : value;
    }
}
