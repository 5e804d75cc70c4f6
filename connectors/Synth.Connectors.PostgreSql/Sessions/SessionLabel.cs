using System.Globalization;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The name under which the server knows a session's connections, by which other sessions of the same run end them: the run, and the
/// server's own number of the session's first connection. Roles may end what they have opened themselves.
/// </summary>
internal sealed class SessionLabel
{
    // A part of the key is enough to tell runs on one database apart; the server cuts names after 63 bytes.
    private const int KeyLength = 16;

    private string? run;
    private string? own;

    /// <summary>The statements that each connection begins with.</summary>
    public string Setup => own is null ? SessionSettings.Target : $"{SessionSettings.Target}SET application_name = '{own}';";

    /// <summary>Names the connections: one that is open, and all that are opened later.</summary>
    public async Task EnrollAsync(string runKey, NpgsqlConnection control, CancellationToken cancellationToken)
    {
        var digits = string.Concat(runKey.Where(char.IsAsciiHexDigit).Take(KeyLength));
        run = $"synth run {digits} ";
        own = string.Create(CultureInfo.InvariantCulture, $"{run}{control.ProcessID}");
        await using var command = new NpgsqlCommand($"SET application_name = '{own}'", control);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends the connections of the other sessions of the run.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EvictAsync(NpgsqlConnection control, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity
            WHERE datname = current_database() AND starts_with(application_name, $1) AND application_name <> $2
            """,
            control);
        command.Parameters.AddWithValue(run ?? throw new InvalidOperationException("The session is not enrolled for a run."));
        command.Parameters.AddWithValue(own!);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
