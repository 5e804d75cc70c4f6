using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Makes_a_shop_and_its_clone_and_says_where_to_look()
    {
        var run = await CliRun.Of("demo", "--folder", folder.File("new"), "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["shop-synthetic.db", "shop.db"], Directory.GetFiles(folder.File("new")).Select(Path.GetFileName).Order());
        Assert.Contains("Integrity certificate", run.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder.File("new"), "shop-synthetic.db"), run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop.db")]
    [InlineData("shop-synthetic.db")]
    public async Task Overwrites_nothing(string name)
    {
        await File.WriteAllTextAsync(folder.File(name), "precious", TestContext.Current.CancellationToken);

        var run = await CliRun.Of("demo", "--folder", folder.Path);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal([name], folder.Names);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder.File(name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancelled_demonstration_leaves_no_folder_of_its_own()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var run = await CliRun.Of(new StringWriter(), new Dictionary<string, string>(),
            cancellation.Token, "demo", "--folder", folder.File("new"));

        Assert.Equal(130, run.ExitCode);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_scale_that_no_shop_has_is_an_error_of_usage() =>
        Assert.Equal(2, (await CliRun.Of("demo", "--scale", "5000")).ExitCode);
}
