using Xunit;

namespace Synth.Cli.Tests.Commands;

/// <summary>Disks that are full, or on which nothing can be written.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Forms => new()
    {
        { "sqlite:", "" },
        { "csv:", "" },
        { "parquet:", "" },
        { "duckdb:", "" },
        { "sql:", "?dialect=postgres" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_full_disk_is_named_and_nothing_is_left_on_it(string scheme, string options)
    {
        using var disk = SmallDisk.Mount();

        var run = await GenerateAsync($"{scheme}{disk.File("clone")}{options}", "--scale", "100");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the disk is full: free space on it", run.Error, StringComparison.Ordinal);
        Assert.Empty(disk.Names);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_target_that_cannot_be_written_is_a_missing_permission(string scheme, string options)
    {
        using var disk = SmallDisk.Mount(isReadOnly: true);

        var run = await GenerateAsync($"{scheme}{disk.File("clone")}{options}");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(disk.File("clone"), run.Error, StringComparison.Ordinal);
        Assert.Contains("Check", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_cannot_be_written_is_a_missing_permission()
    {
        using var disk = SmallDisk.Mount(isReadOnly: true);

        var run = await CliRun.Of("fit", "--source", folder.AddLibrary(), "--model", disk.File("library.synth"), "--quality", "fast");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Check the permissions", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_has_no_room_leaves_the_earlier_one()
    {
        using var disk = SmallDisk.Mount();
        var report = Path.Combine(disk.Path, "report");
        Directory.CreateDirectory(report);
        await File.WriteAllTextAsync(Path.Combine(report, "report.html"), "earlier", TestContext.Current.CancellationToken);
        var library = folder.AddLibrary();

        var run = await CliRun.Of("evaluate", "--source", library, "--synthetic", library, "--report", report);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Free space on that disk", run.Error, StringComparison.Ordinal);
        Assert.Equal("earlier", await File.ReadAllTextAsync(Path.Combine(report, "report.html"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Directory.EnumerateFiles(report), file => file.EndsWith("partial", StringComparison.Ordinal));
    }

    private async Task<CliRun> GenerateAsync(string target, params string[] options)
    {
        var model = folder.File("library.synth");
        Assert.Equal(0, (await CliRun.Of("fit", "--source", folder.AddLibrary(), "--model", model, "--quality", "fast")).ExitCode);
        return await CliRun.Of(["generate", "--model", model, "--target", target, "--quiet", .. options]);
    }
}
