namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>One connection of a client, from its first message to its last.</summary>
internal sealed class TdsSession(int number, Stream stream, TdsServer server)
{
    private const int PacketSize = 8000;
    private const byte FatalClass = 20;

    private TdsPackets packets = new(stream);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await packets.ReadAsync(cancellationToken) is { } message
            && await AnswerAsync(message.Type, message.Content, cancellationToken))
        {
        }
    }

    private async Task<bool> AnswerAsync(TdsPacketType type, byte[] content, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case TdsPacketType.PreLogin:
                await PreLogInAsync(content, cancellationToken);
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

    private async Task PreLogInAsync(byte[] content, CancellationToken cancellationToken)
    {
        var certificate = TdsPreLogin.WantsEncryption(content) ? server.Certificate : null;
        await packets.WriteAsync(TdsPreLogin.Answer(server.Version, certificate is not null), cancellationToken);
        if (certificate is not null)
        {
            packets = new TdsPackets(await TdsEncryption.BeginAsync(stream, certificate, cancellationToken));
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
}
