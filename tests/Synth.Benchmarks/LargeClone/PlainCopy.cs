using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Synth.Testing;

namespace Synth.Benchmarks.LargeClone;

/// <summary>PostgreSQL's own copy of a database, row by row as it is: <c>pg_dump | psql</c>. The yardstick for a clone.</summary>
internal static class PlainCopy
{
    /// <summary>Copies a database into an empty one of the same server.</summary>
    /// <returns>Seconds.</returns>
    public static Task<double> RunAsync(DatabaseAddress source, DatabaseAddress target) => RunAsync(
        source, $"'{Program("pg_dump")}' {source.Database} | '{Program("psql")}' -q -o /dev/null -v ON_ERROR_STOP=1 -d {target.Database}");

    /// <summary>Has the server send a table in its binary form to where nobody reads it.</summary>
    /// <returns>Seconds.</returns>
    public static Task<double> CopyOutAsync(DatabaseAddress source, string table) => RunAsync(
        source, $"'{Program("psql")}' -q -d {source.Database} -c 'COPY \"{table}\" TO STDOUT (FORMAT binary)' > /dev/null");

    private static async Task<double> RunAsync(DatabaseAddress server, string pipeline)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", pipeline]);
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = server.Port?.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.User;
        start.Environment["PGPASSWORD"] = server.Password;
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(begin).TotalSeconds
            : throw new InvalidOperationException($"PostgreSQL's own program ended with exit code {process.ExitCode}.");
    }

    private static string Program(string name) =>
        PostgreSqlBinaries.FindProgram(name) ?? throw new InvalidOperationException($"{name} is not installed.");
}
