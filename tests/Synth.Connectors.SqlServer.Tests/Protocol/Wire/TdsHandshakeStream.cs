using System.Buffers.Binary;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>
/// Puts the messages of a TLS handshake into packets and takes them out ([MS-TDS] 3.2.5.2), until the handshake has ended; all else passes.
/// </summary>
internal sealed class TdsHandshakeStream(Stream stream) : Stream
{
    private const int HeaderSize = 8;
    private const int MostBytes = 4096 - HeaderSize;
    private const byte EndOfMessage = 1;

    private bool isInPackets = true;
    private int left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Called when the handshake has ended.</summary>
    public void End() => isInPackets = false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isInPackets)
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }

        if (left == 0 && !await ReadHeaderAsync(cancellationToken))
        {
            return 0;
        }

        var count = await stream.ReadAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
        left -= count;
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isInPackets)
        {
            await stream.WriteAsync(buffer, cancellationToken);
            return;
        }

        for (; !buffer.IsEmpty; buffer = buffer[Math.Min(buffer.Length, MostBytes)..])
        {
            var part = buffer[..Math.Min(buffer.Length, MostBytes)];
            var packet = new byte[HeaderSize + part.Length];
            packet[0] = (byte)TdsPacketType.PreLogin;
            packet[1] = part.Length == buffer.Length ? EndOfMessage : (byte)0;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            part.CopyTo(packet.AsMemory(HeaderSize));
            await stream.WriteAsync(packet, cancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        if (await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellationToken) < HeaderSize)
        {
            return false;
        }

        left = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderSize;
        return true;
    }
}
