using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The table <c>synth.run</c> of a target: which run filled it, whether it ended, and what was there before, so that the rest is
/// known to be the run's own.
/// </summary>
internal sealed class RunRecord(NpgsqlConnection connection)
{
    // "synth" in ASCII: what runs on one database lock.
    private const long LockKey = 0x73_79_6E_74_68;

    public Task<bool> TryLockAsync(CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(Command("SELECT pg_try_advisory_lock(@LockKey)", cancellationToken, new { LockKey }));

    /// <summary>The same lock, held by any number of sessions at once.</summary>
    public Task<bool> TryLockSharedAsync(CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(Command("SELECT pg_try_advisory_lock_shared(@LockKey)", cancellationToken, new { LockKey }));

    public async Task<TargetContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var count = await connection.QuerySingleAsync<int>(Command(RunRecordSql.CountObjects, cancellationToken));
        if (!await connection.QuerySingleAsync<bool>(Command(RunRecordSql.Exists, cancellationToken)))
        {
            return new TargetContents(count, null, IsUnfinished: false);
        }

        var row = await connection.QuerySingleOrDefaultAsync<RunRow>(Command(RunRecordSql.Read, cancellationToken));
        return row is null
            ? new TargetContents(count, null, IsUnfinished: false)
            : new TargetContents(
                count,
                new RunMarker(row.RunId, row.Seed, new DateTimeOffset(row.StartedAt, TimeSpan.Zero), row.ToolVersion),
                IsUnfinished: row.State == RunRecordSql.Filling);
    }

    /// <summary>Writes the marker, with what is there now.</summary>
    public async Task WriteAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Command(RunRecordSql.Create, cancellationToken));
        await connection.ExecuteAsync(Command(
            RunRecordSql.Write,
            cancellationToken,
            new { marker.RunId, marker.Seed, StartedAt = marker.StartedAt.UtcDateTime, marker.ToolVersion }));
    }

    public async Task<bool> CompleteAsync(CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(Command(RunRecordSql.Complete, cancellationToken)) == 1;

    /// <summary>Drops everything that was not there when the recorded run began, and the record with it.</summary>
    public async Task<bool> RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        while (await connection.QueryFirstOrDefaultAsync<string>(Command(RunRecordSql.NextDrop, cancellationToken)) is { } statement)
        {
            await connection.ExecuteAsync(Command(statement, cancellationToken));
        }

        await connection.ExecuteAsync(Command(RunRecordSql.Forget, cancellationToken));
        return true;
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record RunRow
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public DateTime StartedAt { get; init; }

        public required string ToolVersion { get; init; }

        public required string State { get; init; }
    }
}
