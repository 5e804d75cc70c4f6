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
    public static async Task<double> RunAsync(DatabaseAddress source, DatabaseAddress target)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"'{Program("pg_dump")}' {source.Database} | '{Program("psql")}' -q -o /dev/null -v ON_ERROR_STOP=1 -d {target.Database}"]);
        start.Environment["PGHOST"] = source.Host;
        start.Environment["PGPORT"] = source.Port?.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = source.User;
        start.Environment["PGPASSWORD"] = source.Password;
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(begin).TotalSeconds
            : throw new InvalidOperationException($"pg_dump | psql ended with exit code {process.ExitCode}.");
    }

    private static string Program(string name) =>
        PostgreSqlBinaries.FindProgram(name) ?? throw new InvalidOperationException($"{name} is not installed.");
}
