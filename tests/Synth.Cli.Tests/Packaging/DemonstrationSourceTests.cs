using Synth.Testing;
using Xunit;

namespace Synth.Cli.Tests.Packaging;

public sealed class DemonstrationSourceTests
{
    [Fact]
    public async Task The_sample_data_of_the_demonstration_loads_and_can_be_cloned()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        using var folder = new TemporaryFolder();
        var source = await server.CreateDatabaseAsync();
        await PostgreSqlServer.ExecuteAsync(source,
            await File.ReadAllTextAsync(Deployment.PathOf("demo", "source.sql"), TestContext.Current.CancellationToken));
        try
        {
            var address = source.Password is null ? source.ToString() : source.ToString()
                .Replace("@", $":{Uri.EscapeDataString(source.Password)}@", StringComparison.Ordinal);
            var run = await CliRun.Of("clone", "--source", address, "--target", folder.Address("copy.db"), "--quality", "fast",
                "--no-evaluate", "--quiet");

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Equal(["2000"], await PostgreSqlServer.QueryAsync(source, "SELECT count(*) FROM customer"));
        }
        finally
        {
            await server.DropDatabaseAsync(source);
        }
    }
}
