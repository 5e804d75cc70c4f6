using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Server.Security;

namespace Synth.Server.Tests;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessToken Token = new("0123456789abcdef");

    [Fact]
    public void Only_the_token_itself_is_the_token()
    {
        Assert.True(Token.Is("0123456789abcdef"));
        Assert.False(Token.Is("0123456789abcdeF"));
        Assert.False(Token.Is("0123456789abcdef "));
        Assert.False(Token.Is(""));
    }

    [Fact]
    public void A_session_lasts_its_time_and_no_longer()
    {
        var session = Token.CreateSession(Now);

        Assert.True(Token.IsSession(session, Now + AccessToken.SessionLength - TimeSpan.FromSeconds(1)));
        Assert.False(Token.IsSession(session, Now + AccessToken.SessionLength));
    }

    [Fact]
    public void A_session_cannot_be_prolonged_or_made_with_another_token()
    {
        var session = Token.CreateSession(Now);
        var signature = session.Split('.')[1];

        Assert.False(Token.IsSession($"99999999999.{signature}", Now));
        Assert.False(Token.IsSession(new AccessToken("another token of 16").CreateSession(Now), Now));
        Assert.All(["", ".", "1.2.3", session + "0", "x" + session], forged => Assert.False(Token.IsSession(forged, Now)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_or_short_token_is_told_with_what_to_do(string? nothing)
    {
        var missing = Assert.Throws<ConfigurationException>(() =>
            AccessToken.Of(new ServeConfiguration { TokenVariable = "KEY" }, _ => nothing));
        var shortOne = Assert.Throws<ConfigurationException>(() => AccessToken.Of(new ServeConfiguration(), _ => "secret"));

        Assert.Contains("Set KEY in the environment", missing.Message, StringComparison.Ordinal);
        Assert.Contains("16 characters", shortOne.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shortOne.Message, StringComparison.Ordinal);
    }
}
