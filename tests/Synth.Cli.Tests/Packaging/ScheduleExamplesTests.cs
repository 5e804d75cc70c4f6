using System.Text.RegularExpressions;
using Xunit;

namespace Synth.Cli.Tests.Packaging;

/// <summary>The examples for schedules without the daemon call what the program understands, and leave it room for its files.</summary>
public sealed partial class ScheduleExamplesTests
{
    public static TheoryData<string> Files => ["crontab", "synth-refresh.service", "sql-agent.sql"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_program_understands_what_examples_call(string file)
    {
        var call = Call().Match(Read(file).Replace("\\\n", " ", StringComparison.Ordinal));
        Assert.True(call.Success);

        // Nothing but the configuration file is missing here.
        var run = await CliRun.Of(call.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("shop.yaml cannot be read|There is no configuration file .*shop.yaml", run.Error);
    }

    [Fact]
    public void The_unit_of_systemd_gives_the_single_file_a_folder_to_unpack_into()
    {
        var settings = Read("synth-refresh.service").Split('\n')
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToLookup(parts => parts[0], parts => parts[1]);

        Assert.Equal(["strict"], settings["ProtectSystem"]);
        Assert.Equal(
            [$"DOTNET_BUNDLE_EXTRACT_BASE_DIR=%C/{Assert.Single(settings["CacheDirectory"])}"], settings["Environment"]);
    }

    private static string Read(string file) =>
        File.ReadAllText(Deployment.PathOf("schedules", file)).ReplaceLineEndings("\n");

    // From the verb to the end of the command: what a shell or a quote of SQL ends is no part of it.
    [GeneratedRegex(@"synth(?:\.exe)? (refresh --[^>'\n]*)")]
    private static partial Regex Call();
}
