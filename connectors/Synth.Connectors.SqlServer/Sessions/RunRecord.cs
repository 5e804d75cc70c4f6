using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Swapping;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The table <c>synth.run</c> of a target: a row for each generation that is there, with the run that filled it, whether it ended, and what
/// was there before, so that the rest is known to be the run's own.
/// </summary>
/// <param name="connection">The connection that holds the target's lock.</param>
/// <param name="objects">What is in the target.</param>
internal sealed class RunRecord(SqlConnection connection, TargetObjects objects)
{
    private const char Separator = '\u001F';

    public async Task<TargetContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var count = await connection.QuerySingleAsync<int>(Command(RunRecordSql.CountObjects, cancellationToken));
        var rows = await ReadAsync(cancellationToken);
        var current = rows.FirstOrDefault(row => row.State == RunRecordSql.Filling)
            ?? rows.FirstOrDefault(row => row.State == RunRecordSql.Complete);
        return new TargetContents(count, current?.Marker, IsUnfinished: current is { State: RunRecordSql.Filling })
        {
            Previous = rows.FirstOrDefault(row => row.State == RunRecordSql.Previous)?.Marker,
        };
    }

    /// <summary>Writes the marker of a run that begins, with what is there now.</summary>
    /// <param name="marker">What tells the run.</param>
    /// <param name="isStaged">Whether it builds beside the generation that is there, whose marker stays.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(RunMarker marker, bool isStaged, CancellationToken cancellationToken)
    {
        var before = (await objects.ListAsync(cancellationToken)).Select(item => item.Key);
        await ExecuteAsync(RunRecordSql.CreateSchema, cancellationToken);
        if (!isStaged)
        {
            await ExecuteAsync(RunRecordSql.DropTable, cancellationToken);
        }

        if (!await IsThereAsync(cancellationToken))
        {
            await ExecuteAsync(RunRecordSql.CreateTable, cancellationToken);
        }

        await InsertAsync(marker, isStaged ? RunRecordSql.Staged : RunRecordSql.Filling, before, cancellationToken);
    }

    /// <summary>Adds the row of a generation that no run made.</summary>
    public Task WriteUnmarkedAsync(CancellationToken cancellationToken) =>
        InsertAsync(RunMarker.Unmarked, RunRecordSql.Complete, [], cancellationToken);

    /// <summary>Notes that what is filled in place is complete, and forgets how it was loaded.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var before = (await ReadAsync(cancellationToken)).FirstOrDefault(row => row.State == RunRecordSql.Filling)?.Before ?? [];
        var made = (await objects.ListAsync(cancellationToken)).Select(item => item.Key).Where(key => !before.Contains(key));
        var change = ParametersOf(RunRecordSql.Filling, RunRecordSql.Complete, made, code: null);
        await connection.ExecuteAsync(Command(RunRecordSql.Finish, cancellationToken, change));
    }

    /// <summary>Takes a generation from one state to another.</summary>
    /// <param name="from">The state that it has.</param>
    /// <param name="to">The state that it gets.</param>
    /// <param name="made">Keys of what it consists of.</param>
    /// <param name="code">The statements that make what is not kept as it is while the generation is out of sight; null where it is in
    /// sight.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task ChangeAsync(
        string from,
        string to,
        IEnumerable<string> made,
        IReadOnlyList<IReadOnlyList<string>>? code,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(RunRecordSql.Change, cancellationToken, ParametersOf(from, to, made, code)));

    /// <summary>Forgets a generation.</summary>
    public Task DeleteAsync(string state, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(RunRecordSql.Delete, cancellationToken, Texts(("State", state))));

    /// <summary>The keys of what a generation consists of; null where there is no such generation.</summary>
    public async Task<IReadOnlySet<string>?> MadeAsync(string state, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(row => row.State == state)?.Made;

    /// <summary>The statements of a generation that is out of sight.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> CodeAsync(string state, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(row => row.State == state)?.Code is { } code
            ? JsonSerializer.Deserialize<string[][]>(code) ?? []
            : [];

    /// <summary>Drops everything that was not there when the unfinished run began, and the record with it.</summary>
    public async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken)).FirstOrDefault(row => row.State == RunRecordSql.Filling) is { } row)
        {
            await objects.RemoveAsync(item => !row.Before.Contains(item.Key), cancellationToken);
        }

        await RemoveAsync(cancellationToken);
    }

    /// <summary>Drops what a run built beside the generation that is there, and its row.</summary>
    public async Task RemoveStagedAsync(CancellationToken cancellationToken)
    {
        await objects.RemoveAsync(item => item.IsIn(Staging.NewPrefix), cancellationToken);
        if (await IsThereAsync(cancellationToken))
        {
            await DeleteAsync(RunRecordSql.Staged, cancellationToken);
            await (await ReadAsync(cancellationToken) is [] ? RemoveAsync(cancellationToken) : Task.CompletedTask);
        }
    }

    /// <summary>Drops the generation that was replaced last; its row goes when the next one is written.</summary>
    public Task RemovePreviousAsync(CancellationToken cancellationToken) =>
        objects.RemoveAsync(item => item.IsIn(Staging.OldPrefix), cancellationToken);

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync(LoadJournalSql.Drop, cancellationToken);
        await ExecuteAsync(RunRecordSql.DropTable, cancellationToken);
        await ExecuteAsync(RunRecordSql.DropSchema, cancellationToken);
    }

    private async Task InsertAsync(RunMarker marker, string state, IEnumerable<string> before, CancellationToken cancellationToken)
    {
        var parameters = Texts(
            ("RunId", marker.RunId), ("ToolVersion", marker.ToolVersion), ("State", state),
            ("ObjectsBefore", string.Join(Separator, before)), ("ObjectsMade", null), ("Code", null));
        parameters.Add("Seed", marker.Seed);
        parameters.Add("StartedAt", marker.StartedAt.UtcDateTime, DbType.DateTime2);
        await connection.ExecuteAsync(Command(RunRecordSql.Write, cancellationToken, parameters));
    }

    private async Task<IReadOnlyList<Generation>> ReadAsync(CancellationToken cancellationToken) => await IsThereAsync(cancellationToken)
        ? (await connection.QueryAsync<Generation>(Command(RunRecordSql.Read, cancellationToken))).AsList()
        : [];

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<int>(Command(RunRecordSql.Exists, cancellationToken)) > 0;

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(sql, cancellationToken));

    private static DynamicParameters ParametersOf(
        string from, string to, IEnumerable<string> made, IReadOnlyList<IReadOnlyList<string>>? code) =>
        Texts(("From", from), ("To", to), ("ObjectsMade", string.Join(Separator, made)),
            ("Code", code is null ? null : JsonSerializer.Serialize(code)));

    private static DynamicParameters Texts(params IEnumerable<(string Name, string? Value)> values)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in values)
        {
            parameters.Add(name, value, DbType.String);
        }

        return parameters;
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record Generation
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public DateTime StartedAt { get; init; }

        public required string ToolVersion { get; init; }

        public required string State { get; init; }

        public required string ObjectsBefore { get; init; }

        public string? ObjectsMade { get; init; }

        public string? Code { get; init; }

        public RunMarker Marker => new(RunId, Seed, new DateTimeOffset(StartedAt, TimeSpan.Zero), ToolVersion);

        public HashSet<string> Before => Keys(ObjectsBefore);

        public HashSet<string> Made => Keys(ObjectsMade ?? "");

        private static HashSet<string> Keys(string text) => [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries)];
    }
}
