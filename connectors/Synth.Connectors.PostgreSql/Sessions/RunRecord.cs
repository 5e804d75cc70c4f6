using Dapper;
using Npgsql;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The table <c>synth.run</c> of a target: which run filled it, whether it ended, and what was there before, so that the rest is
/// known to be the run's own.
/// </summary>
internal sealed class RunRecord(NpgsqlConnection connection)
{
    // "synth" in ASCII: what runs on one database lock.
    private const long LockKey = 0x73_79_6E_74_68;

    /// <summary>Takes the target for this session alone.</summary>
    public Task<bool> TryLockAsync(CancellationToken cancellationToken) =>
        TryLockAsync("SELECT pg_try_advisory_lock(@LockKey)", cancellationToken);

    /// <summary>The same lock, held by any number of sessions at once.</summary>
    public Task<bool> TryLockSharedAsync(CancellationToken cancellationToken) =>
        TryLockAsync("SELECT pg_try_advisory_lock_shared(@LockKey)", cancellationToken);

    public async Task<TargetContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var count = await connection.QuerySingleAsync<int>(Command(RunRecordSql.CountObjects, cancellationToken));
        if (!await IsThereAsync(cancellationToken))
        {
            return new TargetContents(count, null, IsUnfinished: false);
        }

        var rows = (await connection.QueryAsync<RunRow>(Command(RunRecordSql.Read, cancellationToken))).AsList();
        var current = rows.Find(row => row.State is RunRecordSql.Filling or RunRecordSql.Complete);
        return new TargetContents(count, current?.Marker == RunMarker.Unmarked
            ? null
            : current?.Marker, IsUnfinished: current?.State == RunRecordSql.Filling)
        {
            Previous = rows.Find(row => row.State == RunRecordSql.Previous)?.Marker,
        };
    }

    /// <summary>The marker of a run that is not published; null when there is none.</summary>
    public async Task<RunMarker?> FindUnfinishedAsync(CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(cancellationToken))
        {
            return null;
        }

        var rows = await connection.QueryAsync<RunRow>(Command(RunRecordSql.Read, cancellationToken));
        return rows.FirstOrDefault(row => row.State is RunRecordSql.Filling or RunRecordSql.Staging)?.Marker;
    }

    /// <summary>Whether a database has the table.</summary>
    public Task<bool> IsThereAsync(CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(Command(RunRecordSql.Exists, cancellationToken));

    /// <summary>Writes the marker, with what is there now.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="isBeside">Whether the run builds beside what is there, whose own marker then stays.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(RunMarker marker, bool isBeside, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Command(isBeside ? RunRecordSql.Prepare : RunRecordSql.Create, cancellationToken));
        var state = isBeside ? RunRecordSql.Staging : RunRecordSql.Filling;
        await connection.ExecuteAsync(Command(
            RunRecordSql.Write,
            cancellationToken,
            new { marker.RunId, marker.Seed, StartedAt = marker.StartedAt.UtcDateTime, marker.ToolVersion, State = state }));
    }

    /// <summary>Ends a run that filled the database in place.</summary>
    /// <param name="names">What it made.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<int> CompleteAsync(IReadOnlyCollection<TableName> names, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(
        RunRecordSql.End,
        cancellationToken,
        new { Schemas = names.Select(name => name.Schema ?? "").ToArray(), Names = names.Select(name => name.Name).ToArray() }));

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

    private Task<bool> TryLockAsync(string query, CancellationToken cancellationToken) => LockAttempts.TakeAsync(
        () => connection.QuerySingleAsync<bool>(Command(query, cancellationToken, new { LockKey })), cancellationToken);

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record RunRow
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public DateTime StartedAt { get; init; }

        public required string ToolVersion { get; init; }

        public required string State { get; init; }

        public RunMarker Marker => RunId == RunMarker.Unmarked.RunId
            ? RunMarker.Unmarked
            : new RunMarker(RunId, Seed, new DateTimeOffset(StartedAt, TimeSpan.Zero), ToolVersion);
    }
}
