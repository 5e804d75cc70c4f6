using Synth.Cluster.Hosting;

namespace Synth.Cluster.Tests.Hosting;

public sealed class EncryptionTests
{
    [Fact]
    public void Members_are_those_whose_certificate_the_authority_has_signed()
    {
        using var ours = Certificates.CreateAuthority("ours");
        using var others = Certificates.CreateAuthority("ours");
        using var member = Certificates.CreateMember(ours, 1, TimeSpan.FromMinutes(30));
        using var stranger = Certificates.CreateMember(others, 2, TimeSpan.FromMinutes(30));
        using var expired = Certificates.CreateMember(ours, 3, TimeSpan.FromMinutes(1));
        Assert.True(Encryption.IsSignedBy(member, ours));
        Assert.False(Encryption.IsSignedBy(stranger, ours));
        Assert.False(Encryption.IsSignedBy(expired, ours));
        using var itself = Certificates.CreateAuthority("itself");
        Assert.False(Encryption.IsSignedBy(itself, ours));
    }
}
