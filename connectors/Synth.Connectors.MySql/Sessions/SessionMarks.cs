using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// Named locks by which other sessions find the connections of a run, and those that load a partition, to end them. The name of a lock ends
/// with the server's number of the connection that holds it: numbers are used again, but only who was marked holds the mark. Users may end
/// the connections that they have opened themselves.
/// </summary>
/// <param name="facts">The server and its database.</param>
internal sealed class SessionMarks(ServerFacts facts)
{
    // Parts of hashes are enough to tell runs and databases of one server apart; names of locks have at most 64 characters.
    private const int KeyLength = 12;

    private readonly ConcurrentDictionary<int, (int Partition, long Token)> loading = new();
    private string? run;

    /// <summary>Marks a connection that is open, and every one that is passed to <see cref="MarkAsync"/> later.</summary>
    public Task EnrollAsync(string runKey, MySqlConnection control, CancellationToken cancellationToken)
    {
        var database = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.Identity.Database)))[..KeyLength];
        run = $"synth.{database}.{string.Concat(runKey.Where(char.IsAsciiHexDigit).Take(KeyLength))}.";
        return MarkAsync(control, cancellationToken);
    }

    /// <summary>Marks a connection as one of the run, if the session is enrolled for any.</summary>
    public Task MarkAsync(MySqlConnection connection, CancellationToken cancellationToken) =>
        run is null ? Task.CompletedTask : TakeAsync(connection, run, cancellationToken);

    /// <summary>Marks a connection as one that loads a partition, in place of another one.</summary>
    /// <returns>Whether the mark is new: the token has to be compared with that of the target once the mark is there.</returns>
    public async Task<bool> HoldAsync(MySqlConnection connection, LoadEntry entry, CancellationToken cancellationToken)
    {
        var isKnown = loading.TryGetValue(connection.ServerThread, out var held);
        if (isKnown && held == (entry.Partition, entry.Token))
        {
            return false;
        }

        if (isKnown && held.Partition != entry.Partition)
        {
            await connection.ExecuteAsync(Command(
                "DO RELEASE_LOCK(CONCAT(@Prefix, CONNECTION_ID()))", cancellationToken, new { Prefix = PrefixOf(held.Partition) }));
        }

        await TakeAsync(connection, PrefixOf(entry.Partition), cancellationToken);
        loading[connection.ServerThread] = (entry.Partition, entry.Token);
        return true;
    }

    /// <summary>Ends the other connections of the run.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> EvictAsync(MySqlConnection control, CancellationToken cancellationToken) => EndAsync(
        control,
        "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND IS_USED_LOCK(CONCAT(@Prefix, ID)) = ID",
        new { Prefix = run ?? throw new InvalidOperationException("The session is not enrolled for a run.") },
        cancellationToken);

    /// <summary>Ends the connections of earlier holders of a partition, as long as a token is the newest one.</summary>
    public Task EndHoldersAsync(MySqlConnection control, int partition, long token, CancellationToken cancellationToken) => EndAsync(
        control,
        """
        SELECT ID FROM information_schema.PROCESSLIST
        WHERE IS_USED_LOCK(CONCAT(@Prefix, ID)) = ID
            AND (SELECT token FROM synth_lease WHERE partition_number = @Partition) = @Token
        """,
        new { Prefix = PrefixOf(partition), Partition = partition, Token = token },
        cancellationToken);

    private static Task<int> TakeAsync(MySqlConnection connection, string prefix, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command("DO GET_LOCK(CONCAT(@Prefix, CONNECTION_ID()), 0)", cancellationToken, new { Prefix = prefix }));

    private static async Task<int> EndAsync(MySqlConnection control, string query, object parameters, CancellationToken cancellationToken)
    {
        var ids = (await control.QueryAsync<long>(Command(query, cancellationToken, parameters))).AsList();
        foreach (var id in ids)
        {
            try
            {
                await control.ExecuteAsync(Command(string.Create(CultureInfo.InvariantCulture, $"KILL {id}"), cancellationToken));
            }
            catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.NoSuchThread)
            {
                // It ended by itself.
            }
        }

        if (ids.Count > 0)
        {
            // What they held is free when their transactions are undone.
            await LockAttempts.TakeAsync(
                async () => await control.QuerySingleAsync<int>(Command(
                    "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID IN @Ids", cancellationToken, new { Ids = ids })) == 0,
                cancellationToken);
        }

        return ids.Count;
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private string PrefixOf(int partition) => string.Create(CultureInfo.InvariantCulture, $"{run}{partition}.");
}
