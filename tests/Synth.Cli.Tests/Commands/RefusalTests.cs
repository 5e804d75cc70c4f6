using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_source_file_is_a_failed_connection()
    {
        var run = await CloneAsync(folder.Address("missing.db"), folder.Address("x.db"));

        Assert.Equal((3, true), (run.ExitCode, run.Error.Contains("missing.db", StringComparison.Ordinal)));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task An_unknown_scheme_is_an_error_of_usage()
    {
        var run = await CloneAsync("oracle://u@h/db", folder.Address("x.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Known are postgres:, postgresql:, ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public async Task A_host_that_nobody_answers_on_is_a_failed_connection_with_its_address(string scheme)
    {
        var port = ClosedPort();

        var run = await CloneAsync($"{scheme}://u@127.0.0.1:{port}/db", folder.Address("x.db"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"at 127.0.0.1:{port}, user u. Nothing listens there, ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Check host and port", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_with_tables_is_refused_and_left_alone()
    {
        var source = folder.AddLibrary("a.db");
        var target = folder.AddLibrary("b.db");
        var before = await File.ReadAllBytesAsync(folder.File("b.db"), TestContext.Current.CancellationToken);

        var run = await CloneAsync(source, target);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File("b.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_source_under_another_name_is_refused_as_target()
    {
        var source = folder.AddLibrary();
        File.CreateSymbolicLink(folder.File("link.db"), folder.File("library.db"));

        var run = await CloneAsync(source, folder.Address("link.db"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("the same database", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_tables_has_nothing_to_clone()
    {
        await File.WriteAllBytesAsync(folder.File("empty.db"), [], TestContext.Current.CancellationToken);

        var run = await CloneAsync(folder.Address("empty.db"), folder.Address("x.db"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no tables", run.Error, StringComparison.Ordinal);
        Assert.Equal(["empty.db"], folder.Names);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_an_error_of_usage()
    {
        await File.WriteAllTextAsync(folder.File("x.synth"), "no model", TestContext.Current.CancellationToken);

        var run = await CliRun.Of("generate", "--model", folder.File("x.synth"), "--target", folder.Address("x.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{folder.File("x.synth")}: This is no model file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_was_changed_is_an_error_of_usage()
    {
        var path = folder.File("library.synth");
        Assert.Equal(0, (await CliRun.Of("fit", "--source", folder.AddLibrary(), "--model", path, "--quality", "fast")).ExitCode);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var run = await CliRun.Of("generate", "--model", path, "--target", folder.Address("x.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_model_is_an_error_of_usage() =>
        Assert.Equal(2, (await CliRun.Of("generate", "--model", folder.File("no.synth"), "--target", folder.Address("x.db"))).ExitCode);

    [Fact]
    public async Task A_file_in_the_place_of_a_model_is_replaced_only_when_told()
    {
        var source = folder.AddLibrary();
        var path = folder.File("library.synth");
        await File.WriteAllTextAsync(path, "precious", TestContext.Current.CancellationToken);

        var refused = await CliRun.Of("fit", "--source", source, "--model", path, "--quality", "fast");
        Assert.Equal((4, "precious"), (refused.ExitCode, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));

        Assert.Equal(0, (await CliRun.Of("fit", "--source", source, "--model", path, "--quality", "fast", "--replace")).ExitCode);
        Assert.Equal(["library.db", "library.synth"], folder.Names);
    }

    private static Task<CliRun> CloneAsync(string source, string target) =>
        CliRun.Of("clone", "--source", source, "--target", target, "--quiet");

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
