using System.Diagnostics;
using System.Globalization;

namespace Synth.Testing;

/// <summary>A MariaDB process with its data in a temporary folder; both are gone when it is disposed.</summary>
internal sealed class MariaDbProcess : IAsyncDisposable
{
    /// <summary>The user who may do everything, and its password.</summary>
    public const string Administrator = "synth";

    private const string SystemUser = "mysql";

    private readonly DirectoryInfo folder;
    private readonly Process server;

    private MariaDbProcess(DirectoryInfo folder, Process server, int port)
    {
        this.folder = folder;
        this.server = server;
        Port = port;
    }

    public int Port { get; }

    public static async Task<MariaDbProcess> StartAsync(int port)
    {
        var folder = Directory.CreateTempSubdirectory("synth-mariadb-");
        if (!OperatingSystem.IsWindows())
        {
            // The server may run as another user than the tests.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_111_111);
        }

        var data = Path.Combine(folder.FullName, "data");
        var setup = Path.Combine(folder.FullName, "setup.sql");
        await File.WriteAllTextAsync(
            setup, $"CREATE USER IF NOT EXISTS {Administrator}@'%' IDENTIFIED BY '{Administrator}';\nGRANT ALL ON *.* TO "
                + $"{Administrator}@'%' WITH GRANT OPTION;\n");
        using (var install = Start(
            folder, "mariadb-install-db", "--no-defaults", $"--datadir={data}",
            "--auth-root-authentication-method=normal", "--skip-test-db"))
        {
            install.BeginErrorReadLine();
            await install.WaitForExitAsync();
            if (install.ExitCode != 0)
            {
                throw new InvalidOperationException($"mariadb-install-db ended with {install.ExitCode}.");
            }
        }

        var server = Start(
            folder,
            "mariadbd",
            "--no-defaults",
            $"--datadir={data}",
            string.Create(CultureInfo.InvariantCulture, $"--port={port}"),
            $"--socket={Path.Combine(folder.FullName, "socket")}",
            $"--pid-file={Path.Combine(folder.FullName, "pid")}",
            $"--init-file={setup}",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=OFF",
            "--innodb-flush-method=nosync",
            "--sync-frm=OFF");
        server.BeginErrorReadLine();
        return new MariaDbProcess(folder, server, port);
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    // The server refuses to run as root; its package brings a user of that name.
    private static Process Start(DirectoryInfo folder, string program, params string[] arguments)
    {
        var path = MariaDbBinaries.FindProgram(program)!;
        string[] command = Environment.UserName == "root"
            ? ["setpriv", "--reuid", SystemUser, "--regid", SystemUser, "--clear-groups", "--", path, .. arguments]
            : [path, .. arguments];
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
