using System.Security.Cryptography.X509Certificates;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Connections that are encrypted, and what is said of a server that nobody vouches for.</summary>
public sealed class EncryptionTests : IDisposable
{
    private static readonly SqlServerConnector Connector = new();

    private readonly X509Certificate2 certificate = TdsEncryption.CreateCertificate("localhost");
    private readonly string certificateFile = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.cer");

    public EncryptionTests() => File.WriteAllText(certificateFile, certificate.ExportCertificatePem());

    public void Dispose()
    {
        certificate.Dispose();
        File.Delete(certificateFile);
    }

    [Theory]
    [InlineData("Mandatory")]
    [InlineData("Strict")]
    public async Task Loads_and_reads_rows_of_every_type(string encrypt)
    {
        await using var server = new TdsServer(new StoredDatabase().Answer) { Certificate = certificate };
        var address = Address(
            server, encrypt, encrypt == "Strict" ? ("ServerCertificate", certificateFile) : ("TrustServerCertificate", "true"));
        var source = EveryType.Schema;
        using var batch = BatchBuilder.Create(source.Tables[0], EveryType.Rows);
        await using var session = await Connector.OpenTargetAsync(address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        var translation = await TargetRun.FillAsync(Connector, session, source, _ => [batch]);
        var target = translation.Tables[source.Tables[0].Name];
        Assert.Equal(RowText.Ordered([batch]), await SourceRead.RowsAsync(session, target));
    }

    [Theory]
    [InlineData("Mandatory", "TrustServerCertificate=true")]
    [InlineData("Strict", "ServerCertificate=")]
    public async Task Says_what_to_do_about_a_certificate_that_nobody_vouches_for(string encrypt, string advice)
    {
        await using var server = new TdsServer(new StoredDatabase().Answer) { Certificate = certificate };
        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => Connector.OpenSourceAsync(Address(server, encrypt), TestContext.Current.CancellationToken));
        Assert.Contains("certificate is not trusted", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Empty(server.Logins);
    }

    private static DatabaseAddress Address(TdsServer server, string encrypt, params (string Name, string Value)[] options)
    {
        var all = new Dictionary<string, string>(server.Address.Options) { ["Encrypt"] = encrypt };
        foreach (var (name, value) in options)
        {
            all[name] = value;
        }

        return server.Address with { Host = "localhost", Options = all };
    }
}
