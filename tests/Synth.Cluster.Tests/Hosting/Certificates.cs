using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Synth.Cluster.Tests.Hosting;

/// <summary>Authorities and certificates that live for an hour.</summary>
internal static class Certificates
{
    public static X509Certificate2 CreateAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        return request.CreateSelfSigned(Now, Now.AddHours(1));
    }

    public static X509Certificate2 CreateMember(X509Certificate2 authority, byte serial, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=member", key, HashAlgorithmName.SHA256);
        using var signed = request.Create(authority, Now, Now + lifetime, [serial]);
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>Writes a certificate and its key as PEM.</summary>
    public static (string Certificate, string Key) Write(X509Certificate2 certificate, string folder, string name)
    {
        var (path, keyPath) = (Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return (path, keyPath);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow().AddMinutes(-5);
}
