using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Synth.Cli.Tests.Packaging;

/// <summary>The quick start of the README works as it is written: its commands, one after the other, in an empty folder.</summary>
public sealed partial class QuickStartTests
{
    [Fact]
    public async Task Each_command_that_needs_no_server_succeeds_after_those_above_it()
    {
        using var folder = new TemporaryFolder();
        var commands = Commands().ToArray();
        Assert.InRange(commands.Length, 12, 30);
        foreach (var command in commands)
        {
            Assert.Equal((command, 0, ""), await RunAsync(command, folder.Path));
        }
    }

    // Databases on servers are examples; so is what stands for the shell's variables.
    private static IEnumerable<string> Commands() => Block().Match(File.ReadAllText(Path.Combine(Deployment.Root, "README.md")))
        .Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Where(line => line.StartsWith("synth ", StringComparison.Ordinal) && !line.Contains("postgres://", StringComparison.Ordinal))
        .Select(line => line.Split(" #")[0].TrimEnd());

    private static async Task<(string Command, int ExitCode, string Error)> RunAsync(string command, string folder)
    {
        var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "synth.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (command, process.ExitCode, process.ExitCode == 0 ? "" : error);
    }

    [GeneratedRegex(@"## Quick start\s+```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
