using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Carries out scripts by the engines' own clients. A client that is missing skips the test, and fails it in CI.</summary>
internal static class ScriptClient
{
    /// <summary>Whether the client of MariaDB is there; else MySQL's is used.</summary>
    public static bool IsMariaDb { get; } = Find("mariadb") is not null;

    /// <summary>Carries out a script, and fails where the client does.</summary>
    public static async Task RunAsync(DatabaseAddress address, EngineName engine, string script)
    {
        var port = string.Create(CultureInfo.InvariantCulture, $"{address.Port}");
        var (program, arguments) = engine switch
        {
            EngineName.Sqlite => ("sqlite3", new[] { "-bail", address.Database! }),
            EngineName.PostgreSql => ("psql", [
                "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null",
                "--host", address.Host!, "--port", port, "--username", address.User!,
                address.Database!]),
            _ => (IsMariaDb ? "mariadb" : "mysql",
                ["--host", address.Host!, "--port", port, "--user", address.User!, "--protocol=tcp", address.Database!]),
        };
        var start = new ProcessStartInfo(Require(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true
        };
        start.Environment["PGPASSWORD"] = address.Password;
        start.Environment["MYSQL_PWD"] = address.Password;
        using var client = Process.Start(start)!;
        client.OutputDataReceived += (_, _) => { };
        client.BeginOutputReadLine();
        var errors = client.StandardError.ReadToEndAsync();
        await using (var input = client.StandardInput.BaseStream)
        {
            await using var lines = File.OpenRead(script);
            try
            {
                await lines.CopyToAsync(input);
            }
            catch (IOException)
            {
                // The client has ended; it says why.
            }
        }

        await client.WaitForExitAsync();
        Assert.True(client.ExitCode == 0, await errors);
    }

    private static string Require(string program)
    {
        if (Find(program) is { } path)
        {
            return path;
        }

        var reason = $"The client {program} is not installed.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
        return "";
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
