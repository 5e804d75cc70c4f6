using System.Diagnostics;
using System.Globalization;

namespace Synth.Testing;

/// <summary>A server process with its data in a temporary folder; both are gone when it is disposed.</summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    public const string Superuser = "postgres";

    private readonly string binaries;
    private readonly DirectoryInfo folder;
    private readonly Process server;

    private PostgreSqlProcess(string binaries, DirectoryInfo folder, Process server, int port)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.server = server;
        Port = port;
    }

    public int Port { get; }

    public static async Task<PostgreSqlProcess> StartAsync(string binaries, int port)
    {
        var folder = Directory.CreateTempSubdirectory("synth-postgres-");
        if (!OperatingSystem.IsWindows())
        {
            // The server may run as another user than the tests.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_111_111);
        }

        var data = Path.Combine(folder.FullName, "data");
        using (var initdb = Start(folder, Path.Combine(binaries, "initdb"), "-D", data,
            "-U", Superuser, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"))
        {
            var output = await initdb.StandardError.ReadToEndAsync();
            await initdb.WaitForExitAsync();
            if (initdb.ExitCode != 0)
            {
                throw new InvalidOperationException($"initdb failed: {output}");
            }
        }

        var server = Start(
            folder,
            Path.Combine(binaries, "postgres"),
            "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder.FullName, "-h", "127.0.0.1",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200");
        server.BeginErrorReadLine();
        return new PostgreSqlProcess(binaries, folder, server, port);
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop =
            Start(folder, Path.Combine(binaries, "pg_ctl"), "-D", Path.Combine(folder.FullName, "data"), "-m", "immediate", "stop"))
        {
            await stop.WaitForExitAsync();
        }

        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    // PostgreSQL refuses to run as root; its packages bring a user of that name.
    private static Process Start(DirectoryInfo folder, string program, params string[] arguments)
    {
        var isRoot = Environment.UserName == "root";
        string[] command = isRoot
            ? ["setpriv", "--reuid", Superuser, "--regid", Superuser, "--clear-groups", "--", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }
}
