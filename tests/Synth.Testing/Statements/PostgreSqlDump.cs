using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Xunit;

namespace Synth.Testing;

/// <summary>What pg_dump makes of a database, without what Synth keeps there for itself.</summary>
public static class PostgreSqlDump
{
    /// <summary>The dump; of rows its lines in order, since tables come in the order of their creation.</summary>
    /// <param name="address">The database.</param>
    /// <param name="content"><c>--schema-only</c> or <c>--data-only</c>.</param>
    public static async Task<string> OfAsync(DatabaseAddress address, string content)
    {
        ArgumentNullException.ThrowIfNull(address);
        var program = PostgreSqlBinaries.FindProgram("pg_dump");
        Assert.SkipWhen(program is null, "pg_dump is not installed.");
        var start = new ProcessStartInfo(
            program,
            [
                content, "--no-owner", "--no-privileges", "--exclude-schema=synth*", "--host", address.Host!,
                "--port", string.Create(CultureInfo.InvariantCulture, $"{address.Port}"), "--username", address.User!, address.Database!,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = address.Password;
        using var dump = Process.Start(start)!;
        dump.BeginErrorReadLine();

        // Newer versions draw a key for each dump.
        var lines = (await dump.StandardOutput.ReadToEndAsync()).Split('\n')
            .Where(line => !line.Contains("restrict ", StringComparison.Ordinal));
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        return string.Join('\n', content == "--schema-only" ? lines : lines.Order(StringComparer.Ordinal));
    }
}
