namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>One connection of a client, from its first message to its last.</summary>
internal sealed class TdsSession(int number, Stream stream, TdsServer server)
{
    private const int PacketSize = 8000;
    private const int NoEncryption = 2;
    private const byte FatalClass = 20;

    private readonly TdsPackets packets = new(stream);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await packets.ReadAsync(cancellationToken) is { } message && await AnswerAsync(message.Type, message.Content, cancellationToken))
        {
        }
    }

    private async Task<bool> AnswerAsync(TdsPacketType type, byte[] content, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case TdsPacketType.PreLogin:
                await packets.WriteAsync(PreLogin(), cancellationToken);
                return true;
            case TdsPacketType.Login:
                return await LogInAsync(TdsLogin.Read(content), cancellationToken);
            case TdsPacketType.Attention:
                var acknowledgement = new TdsWriter();
                TdsReplyWriter.WriteAttention(acknowledgement);
                server.Record(new TdsRequest(number, type, ""));
                await packets.WriteAsync(acknowledgement.Content, cancellationToken);
                return true;
            default:
                return await SendAsync(server.Answer(TdsRequestReader.Read(number, type, content)), cancellationToken);
        }
    }

    private async Task<bool> LogInAsync(TdsLogin login, CancellationToken cancellationToken)
    {
        if (server.RefusalOf(login) is { } refusal)
        {
            await SendAsync([refusal], cancellationToken);
            return false;
        }

        var answer = new TdsWriter();
        TdsReplyWriter.Write(answer, TdsLogin.Accept(login.Database.Length > 0 ? login.Database : "master", PacketSize));
        TdsLogin.WriteAcknowledgement(answer, server.Version);
        TdsReplyWriter.Write(answer, [new TdsReply.Done()]);
        await packets.WriteAsync(answer.Content, cancellationToken);
        packets.PacketSize = PacketSize;
        return true;
    }

    private async Task<bool> SendAsync(IReadOnlyList<TdsReply> replies, CancellationToken cancellationToken)
    {
        if (replies is [TdsReply.Silence])
        {
            return true;
        }

        if (replies is [TdsReply.Cut])
        {
            return false;
        }

        var answer = new TdsWriter();
        TdsReplyWriter.Write(answer, replies);
        await packets.WriteAsync(answer.Content, cancellationToken);
        return !replies.OfType<TdsReply.Refused>().Any(error => error.Class >= FatalClass);
    }

    // Options with place and length, then what they hold: version, encryption, instance, several results at a time.
    private ReadOnlyMemory<byte> PreLogin()
    {
        byte[][] options = [[(byte)server.Version.Major, (byte)server.Version.Minor, 0, 0, 0, 0], [NoEncryption], [0], []];
        byte[] tokens = [0, 1, 2, 3];
        var writer = new TdsWriter();
        var place = (5 * options.Length) + 1;
        foreach (var (token, option) in tokens.Zip(options))
        {
            writer.Byte(token).Byte(place >> 8).Byte(place & 0xFF).Byte(option.Length >> 8).Byte(option.Length & 0xFF);
            place += option.Length;
        }

        writer.Byte(0xFF);
        foreach (var option in options)
        {
            writer.Bytes(option);
        }

        return writer.Content;
    }
}
