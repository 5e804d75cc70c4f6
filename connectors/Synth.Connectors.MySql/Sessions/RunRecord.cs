using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Swapping;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// The table <c>synth_run</c> of a target: which run filled it, whether it ended, and what it made, so that nothing else is ever removed.
/// </summary>
internal sealed class RunRecord(MySqlConnection connection, ServerFacts facts)
{
    private HashSet<MadeObject> objectsBefore = [];
    private readonly HashSet<MadeObject> made = [];

    // Locks are of the whole server and have names of at most 64 characters.
    private string LockName =>
        $"synth.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.Identity.Database)).AsSpan(0, 20))}";

    /// <summary>Takes the target for this session alone.</summary>
    public async Task<bool> TryLockAsync(CancellationToken cancellationToken) =>
        await TryLockAsync(LockName, cancellationToken)
        && await connection.QuerySingleAsync<bool>(Command(RunRecordSql.AreFree(SharedNames), cancellationToken));

    /// <summary>
    /// Takes the target together with others. Locks cannot be shared: each session has one of its own, taken while none has the whole.
    /// </summary>
    public async Task<bool> TryLockSharedAsync(CancellationToken cancellationToken)
    {
        if (!await TryLockAsync(LockName, cancellationToken))
        {
            return false;
        }

        var isTaken = false;
        foreach (var name in SharedNames)
        {
            if (isTaken = await TryLockAsync(name, cancellationToken))
            {
                break;
            }
        }

        await connection.ExecuteAsync(Command("DO RELEASE_LOCK(@LockName)", cancellationToken, new { LockName }));
        return isTaken;
    }

    /// <summary>Learns what the recorded run made so far.</summary>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken);
        made.UnionWith(JsonSerializer.Deserialize<MadeObject[]>(row?.Objects ?? "[]")!);
        objectsBefore = [.. (await connection.QueryAsync<MadeObject>(Command(RunRecordSql.Objects, cancellationToken))).Except(made)];
    }

    public async Task<TargetContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var count = await connection.QuerySingleAsync<int>(Command(RunRecordSql.CountObjects, cancellationToken));
        var row = await ReadAsync(cancellationToken);
        return row is null
            ? new TargetContents(count, null, IsUnfinished: false)
            : new TargetContents(count, row.Marker == RunMarker.Unmarked
                ? null
                : row.Marker, IsUnfinished: row.State == RunRecordSql.Filling);
    }

    /// <summary>Writes the marker. What is there now is nothing that the run will have made.</summary>
    public async Task WriteAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        objectsBefore = [.. await connection.QueryAsync<MadeObject>(Command(RunRecordSql.Objects, cancellationToken))];
        await connection.ExecuteAsync(Command(RunRecordSql.Create, cancellationToken));
        await connection.ExecuteAsync(Command(
            RunRecordSql.Write,
            cancellationToken,
            new
            {
                marker.RunId,
                marker.Seed,
                StartedAt = marker.StartedAt.UtcDateTime,
                marker.ToolVersion,
                State = RunRecordSql.Filling,
                Objects = "[]"
            }));
    }

    /// <summary>Notes what the run is about to make, before it does.</summary>
    public async Task AnnounceAsync(IEnumerable<MadeObject> objects, CancellationToken cancellationToken)
    {
        made.UnionWith(objects.Where(item => !objectsBefore.Contains(item)));
        await connection.ExecuteAsync(Command(RunRecordSql.Announce, cancellationToken, new { Objects = JsonSerializer.Serialize(made) }));
    }

    // As many sessions as may share a target.
    private IEnumerable<string> SharedNames => Enumerable.Range(0, 256)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{LockName}.{i}"));

    public async Task<bool> CompleteAsync(CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(Command(RunRecordSql.End, cancellationToken)) == 1;

    /// <summary>Drops everything that the recorded run made, and the record with it.</summary>
    public async Task<bool> RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken);
        foreach (var item in RunRecordSql.InDropOrder(JsonSerializer.Deserialize<MadeObject[]>(row?.Objects ?? "[]")!))
        {
            await connection.ExecuteAsync(
                Command($"DROP {item.Kind} IF EXISTS {MySqlDialect.Instance.Identifier(item.Name)}", cancellationToken));
        }

        await connection.ExecuteAsync(Command(RunRecordSql.Forget, cancellationToken));
        return true;
    }

    /// <summary>The marker of a generation that is kept in a database of its own; null when there is none.</summary>
    public async Task<RunMarker?> ReadMarkerAsync(string database, CancellationToken cancellationToken) =>
        (await connection.QueryFirstOrDefaultAsync<RunRow>(
            Command($"{RunRecordSql.ReadFrom} {PlaceOf(database)}", cancellationToken)))?.Marker;

    /// <summary>What of the target goes when it is replaced.</summary>
    public async Task<MadeObjects> MadeAsync(bool replacesAll, CancellationToken cancellationToken) => new(replacesAll
        ? null
        : JsonSerializer.Deserialize<HashSet<MadeObject>>((await ReadAsync(cancellationToken))?.Objects ?? "[]")!);

    /// <summary>Marks what no run made as a generation, so that it can be put back.</summary>
    public async Task MarkUnmarkedAsync(bool hasTables, CancellationToken cancellationToken)
    {
        if (hasTables && await ReadAsync(cancellationToken) is null)
        {
            var all = await connection.QueryAsync<MadeObject>(Command(RunRecordSql.Objects, cancellationToken));
            await connection.ExecuteAsync(Command(RunRecordSql.Create, cancellationToken));
            await connection.ExecuteAsync(Command(RunRecordSql.Write, cancellationToken, new
            {
                RunMarker.Unmarked.RunId,
                RunMarker.Unmarked.Seed,
                StartedAt = RunMarker.Unmarked.StartedAt.UtcDateTime,
                RunMarker.Unmarked.ToolVersion,
                State = RunRecordSql.Complete,
                Objects = JsonSerializer.Serialize(all),
            }));
        }
    }

    /// <summary>Notes the code of a generation.</summary>
    public Task WriteCodeAsync(string database, GenerationCode code, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(
        $"UPDATE {PlaceOf(database)} SET code = @Code", cancellationToken, new { Code = JsonSerializer.Serialize(code) }));

    /// <summary>Notes the code of a generation that is about to come or to stay, and that it may have to be made.</summary>
    public async Task SetPendingAsync(string database, GenerationCode code, CancellationToken cancellationToken)
    {
        if (database != facts.Database || await ReadAsync(cancellationToken) is not null)
        {
            await connection.ExecuteAsync(Command(
                $"UPDATE {PlaceOf(database)} SET code = @Code, is_pending = 1",
                cancellationToken, new { Code = JsonSerializer.Serialize(code) }));
        }
    }

    /// <summary>The code of a generation.</summary>
    public async Task<GenerationCode> ReadCodeAsync(string database, CancellationToken cancellationToken) =>
        await connection.QueryFirstOrDefaultAsync<string>(Command($"SELECT code FROM {PlaceOf(database)}", cancellationToken))
            is { Length: > 0 } code
            ? JsonSerializer.Deserialize<GenerationCode>(code)!
            : GenerationCode.None;

    /// <summary>The code that may have to be made in the target; null when nothing is left to do.</summary>
    public async Task<GenerationCode?> ReadPendingCodeAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is not null
            && await connection.QueryFirstOrDefaultAsync<bool>(Command($"SELECT is_pending FROM {RunRecordSql.Table}", cancellationToken))
            ? await ReadCodeAsync(facts.Database, cancellationToken)
            : null;

    /// <summary>Notes that the code of the target is as it is to be.</summary>
    public Task EndPendingAsync(CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command($"UPDATE {RunRecordSql.Table} SET is_pending = 0", cancellationToken));

    private static string PlaceOf(string database) =>
        $"{MySqlDialect.Instance.Identifier(database)}.{MySqlDialect.Instance.Identifier(RunRecordSql.Table)}";

    // Two sessions that join at the same moment are no reason to refuse one.
    private async Task<bool> TryLockAsync(string name, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<int?>(Command(
            "SELECT GET_LOCK(@Name, @Seconds)", cancellationToken, new { Name = name, Seconds = name == LockName ? 2 : 0 })) == 1;

    private async Task<RunRow?> ReadAsync(CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<bool>(Command(RunRecordSql.Exists, cancellationToken))
            ? await connection.QuerySingleOrDefaultAsync<RunRow>(Command(RunRecordSql.Read, cancellationToken))
            : null;

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record RunRow
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public DateTime StartedAt { get; init; }

        public required string ToolVersion { get; init; }

        public required string State { get; init; }

        public required string Objects { get; init; }

        public RunMarker Marker => RunId == RunMarker.Unmarked.RunId
            ? RunMarker.Unmarked
            : new RunMarker(RunId, Seed, new DateTimeOffset(StartedAt, TimeSpan.Zero), ToolVersion);
    }
}
