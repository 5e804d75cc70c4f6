using Synth.Engine;

namespace Synth.Cluster.Tests;

public sealed class ClusterAddressTests
{
    [Fact]
    public void Reads_an_address_of_redis_with_all_its_parts()
    {
        var address = ClusterAddress.Parse("rediss://me:p%40ss@redis.example:6380/3?cluster=night");
        var options = address.ToRedisOptions();
        Assert.Equal("night", address.Name);
        Assert.Equal(("me", "p@ss", true, 3), (options.User, options.Password, options.Ssl, options.DefaultDatabase));
        Assert.Equal("rediss://redis.example:6380/3?cluster=night", address.ToString());
    }

    [Fact]
    public void Takes_the_password_from_elsewhere_where_the_address_has_none()
    {
        Assert.Equal("secret", ClusterAddress.Parse("redis://redis.example", "secret").ToRedisOptions().Password);
        var database = ClusterAddress.Parse("postgres://me@db.example/orleans", "secret");
        Assert.Contains("Password=secret", database.ToConnectionString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis.example")]
    [InlineData("http://redis.example")]
    [InlineData("redis://user:hush@redis.example?clusters=x")]
    public void Refuses_what_is_no_address_without_repeating_it(string text)
    {
        var refusal = Assert.Throws<ConfigurationException>(() => ClusterAddress.Parse(text));
        Assert.DoesNotContain("hush", refusal.Message, StringComparison.Ordinal);
    }
}
