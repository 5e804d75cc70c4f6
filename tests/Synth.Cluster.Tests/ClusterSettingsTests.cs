using System.Net;
using Synth.Engine;

namespace Synth.Cluster.Tests;

public sealed class ClusterSettingsTests
{
    private static readonly ClusterSettings Settings = new(ClusterAddress.Parse("redis://127.0.0.1"));

    [Fact]
    public void Loopback_needs_no_encryption() => Settings.Validate();

    [Fact]
    public void Any_other_address_does()
    {
        var refusal = Assert.Throws<ConfigurationException>((Settings with { Listen = IPAddress.Parse("10.0.0.7") }).Validate);
        Assert.Contains("without encryption", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_does_not_fit_is_told_at_once()
    {
        var refusal = Assert.Throws<ConfigurationException>(
            (Settings with { LeaseTime = TimeSpan.FromSeconds(1), MaxLoaders = 0, BlocksPerLease = 0, SiloPort = 70_000 }).Validate);
        Assert.Equal(4, refusal.Message.Split(Environment.NewLine).Length);
    }
}
