using System.Buffers.Binary;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Messages in packets ([MS-TDS] 2.2.3): eight bytes of header each, the last one marked.</summary>
internal sealed class TdsPackets(Stream stream)
{
    private const int HeaderSize = 8;
    private const int EndOfMessage = 1;
    private const byte Response = 4;

    /// <summary>The most bytes of a packet, as client and server have agreed.</summary>
    public int PacketSize { get; set; } = 4096;

    /// <summary>The next message; null when the client has gone.</summary>
    public async Task<(TdsPacketType Type, byte[] Content)?> ReadAsync(CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        using var content = new MemoryStream();
        while (await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellationToken) == HeaderSize)
        {
            var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderSize];
            await stream.ReadExactlyAsync(body, cancellationToken);
            content.Write(body);
            if ((header[1] & EndOfMessage) != 0)
            {
                return ((TdsPacketType)header[0], content.ToArray());
            }
        }

        return null;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var packet = new byte[PacketSize];
        do
        {
            var part = content[..Math.Min(content.Length, PacketSize - HeaderSize)];
            content = content[part.Length..];
            packet[0] = Response;
            packet[1] = (byte)(content.IsEmpty ? EndOfMessage : 0);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(part.Length + HeaderSize));
            part.CopyTo(packet.AsMemory(HeaderSize));
            await stream.WriteAsync(packet.AsMemory(0, part.Length + HeaderSize), cancellationToken);
        }
        while (!content.IsEmpty);

        await stream.FlushAsync(cancellationToken);
    }
}
