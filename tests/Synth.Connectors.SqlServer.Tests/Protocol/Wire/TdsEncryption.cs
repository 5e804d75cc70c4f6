using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>
/// TLS between a client and a server: in TDS 7.4 after the first words, with a handshake in packets; in TDS 8.0 (<c>Encrypt=Strict</c>)
/// before them, as elsewhere.
/// </summary>
internal static class TdsEncryption
{
    private const byte Handshake = 0x16;

    private static readonly SslApplicationProtocol Tds8 = new("tds/8.0");

    /// <summary>A certificate that nobody vouches for.</summary>
    public static X509Certificate2 CreateCertificate(string host)
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Encrypts what follows on a connection whose client has asked for it.</summary>
    /// <exception cref="AuthenticationException">The client does not trust the server.</exception>
    public static async Task<Stream> BeginAsync(Stream stream, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var packets = new TdsHandshakeStream(stream);

        // As servers of TDS 7.4 do: in TLS 1.3 messages follow the handshake that would be in packets no more.
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls12 };
        var encrypted = new SslStream(packets);
        await encrypted.AuthenticateAsServerAsync(options, cancellationToken);
        packets.End();
        return encrypted;
    }

    /// <summary>Whether a client begins with TLS.</summary>
    public static async Task<bool> IsFirstAsync(Socket socket, CancellationToken cancellationToken)
    {
        var first = new byte[1];
        return await socket.ReceiveAsync(first, SocketFlags.Peek, cancellationToken) == 1 && first[0] == Handshake;
    }

    /// <summary>Encrypts all of a connection.</summary>
    /// <exception cref="AuthenticationException">The client does not trust the server.</exception>
    public static async Task<Stream> BeginFirstAsync(Stream stream, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [Tds8] };
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(options, cancellationToken);
        return encrypted;
    }
}
