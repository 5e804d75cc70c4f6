using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Synth.Cluster;
using Synth.Engine;

namespace Synth.Cli.Options;

/// <summary>The options by which a process belongs to a cluster. Passwords and secrets come from the environment alone.</summary>
internal sealed class ClusterMemberOptionSet
{
    private const string SecretVariable = "SYNTH_CLUSTER_SECRET";
    private const string PasswordVariable = "SYNTH_CLUSTER_PASSWORD";

    private readonly Option<string> certificate = new("--tls-certificate")
    {
        Description = "The certificate that this process shows to other members, as PEM",
        HelpName = "file",
    };

    private readonly Option<string> key = new("--tls-key") { Description = "Its key, as PEM", HelpName = "file" };

    private readonly Option<string> authority = new("--tls-authority")
    {
        Description = "The authority that signed the certificates of all members, as PEM",
        HelpName = "file",
    };

    private ClusterMemberOptionSet(Command command, string purpose)
    {
        Address = new("--cluster")
        {
            Description = $"{purpose}; ?cluster=name keeps clusters apart [password, secret: {PasswordVariable}, {SecretVariable}]",
            HelpName = "address",
        };
        command.Options.Add(Address);
        command.Options.Add(certificate);
        command.Options.Add(key);
        command.Options.Add(authority);
    }

    /// <summary>Where members find each other.</summary>
    public Option<string> Address { get; }

    /// <summary>Options that mean nothing without <see cref="Address"/>.</summary>
    public IReadOnlyList<Option> Dependents => [certificate, key, authority];

    public static ClusterMemberOptionSet AddTo(Command command, string purpose) => new(command, purpose);

    /// <summary>The settings, not validated yet.</summary>
    /// <exception cref="ConfigurationException">The address or a certificate cannot be read.</exception>
    public ClusterSettings Resolve(ParseResult parsed, CommandHost host, string address) =>
        new(ClusterAddress.Parse(address, Filled(host.Variable(PasswordVariable))))
        {
            Secret = Filled(host.Variable(SecretVariable)),
            Certificate = ReadCertificate(parsed),
            Authority = parsed.GetValue(authority) is { } path
                ? Read(path, () => X509Certificate2.CreateFromPem(File.ReadAllText(path)))
                : null,
        };

    private X509Certificate2? ReadCertificate(ParseResult parsed) => (parsed.GetValue(certificate), parsed.GetValue(key)) switch
    {
        (null, null) => null,
        ({ } path, { } keyPath) => Read(path, () => WithPersistedKey(X509Certificate2.CreateFromPemFile(path, keyPath))),
        _ => throw new ConfigurationException("--tls-certificate and --tls-key belong together. Give both."),
    };

    // Some systems take keys that are not in a container of their own for nothing but signatures.
    private static X509Certificate2 WithPersistedKey(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }

    private static X509Certificate2 Read(string path, Func<X509Certificate2> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConfigurationException(
                $"The certificate {path} cannot be read, or does not fit its key. Check the path, its permissions, and that it is PEM.");
        }
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
