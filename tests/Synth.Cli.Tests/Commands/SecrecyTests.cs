using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class SecrecyTests
{
    private const string Password = "s3kret@:/?#%'";

    [Theory]
    [InlineData("clone", "--source", "postgres://u:s3kret@:/?#%'@127.0.0.1:1/db", "--target", "sqlite:x.db")]
    [InlineData("clone", "--source", "oracle://u:s3kret@:/?#%'@127.0.0.1:1/db", "--target", "sqlite:x.db")]
    [InlineData("clone", "--source", "Host=127.0.0.1;Port=1;Username=u;Password=s3kret@:/?#%'", "--target", "sqlite:x.db")]
    [InlineData("clone", "--source", "Port=1;Password=s3kret@:/?#%'", "--target", "sqlite:x.db")]
    [InlineData("clone", "postgres://u:s3kret@:/?#%'@127.0.0.1:1/db")]
    [InlineData("clone", "--sorce=postgres://u:s3kret@:/?#%'@127.0.0.1:1/db")]
    [InlineData("clone", "--passwort:s3kret@:/?#%'")]
    [InlineData("postgres://u:s3kret@:/?#%'@127.0.0.1:1/db")]
    [InlineData("clone", "--seed", "s3kret@:/?#%'")]
    public async Task A_password_is_never_repeated(params string[] arguments)
    {
        var run = await CliRun.Of([.. arguments]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("s3kret", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--verbose")]
    [InlineData("--quiet")]
    public async Task A_password_from_the_environment_is_never_repeated(string option)
    {
        var run = await CliRun.Of(
            new Dictionary<string, string> { ["PROD"] = Password },
            "inspect", "--source", "postgres://u@127.0.0.1:1/db", "--source-password-env", "PROD", option);

        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain("s3kret", run.Error, StringComparison.Ordinal);
    }
}
