using System.Diagnostics;
using Xunit;

namespace Synth.Cli.Tests;

/// <summary>A disk of a few hundred kilobytes in memory. Only who may mount has one: elsewhere the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>The names of what is on it.</summary>
    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)!);

    /// <summary>Mounts one.</summary>
    /// <param name="isReadOnly">Whether nothing can be written to it.</param>
    public static SmallDisk Mount(bool isReadOnly = false)
    {
        var path = Directory.CreateTempSubdirectory("synth-small-disk-").FullName;
        var settings = $"size=256k,mode=0777{(isReadOnly ? ",ro" : "")}";
        if (OperatingSystem.IsLinux() && Privileged("mount", "-t", "tmpfs", "-o", settings, "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        Assert.Skip("Mounting a small disk needs Linux, and root or sudo without a password.");
        throw new InvalidOperationException("Skipping a test does not return.");
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Privileged("umount", Path);
        Directory.Delete(Path);
    }

    private static bool Privileged(params string[] command) => Run(command) || Run(["sudo", "-n", .. command]);

    private static bool Run(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
