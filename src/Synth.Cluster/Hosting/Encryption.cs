using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Synth.Cluster.Hosting;

/// <summary>
/// TLS between members, each of which shows a certificate that the cluster's own authority has signed. Names in certificates do not matter:
/// whoever has one belongs to the cluster, and members come and go with their addresses.
/// </summary>
internal static class Encryption
{
    // The name that clients ask for; it is not compared with the certificate's.
    private const string HostName = "synth-cluster";

    public static void UseEncryption(this ISiloBuilder silo, ClusterSettings settings)
    {
        if (settings is { Certificate: { } certificate, Authority: { } authority })
        {
            silo.UseTls(options => Configure(options, certificate, authority));
        }
    }

    public static void UseEncryption(this IClientBuilder client, ClusterSettings settings)
    {
        if (settings is { Certificate: { } certificate, Authority: { } authority })
        {
            client.UseTls(options => Configure(options, certificate, authority));
        }
    }

    /// <summary>Whether an authority has signed a certificate that is valid now.</summary>
    internal static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static void Configure(TlsOptions options, X509Certificate2 certificate, X509Certificate2 authority)
    {
        options.LocalCertificate = certificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (shown, _, errors) =>
            shown is not null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) && IsSignedBy(shown, authority);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = HostName;
    }
}
