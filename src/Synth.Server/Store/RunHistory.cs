using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Dapper;

namespace Synth.Server.Store;

/// <summary>The history of runs in the daemon's own database, shared by all nodes.</summary>
/// <param name="database">The database.</param>
internal sealed class RunHistory(StoreDatabase database)
{
    private const string Columns =
        "id, job, node, state, started_at AS StartedAt, ended_at AS EndedAt, exit_code AS ExitCode, message, score, row_count AS RowCount, "
        + "is_recovery AS IsRecovery, progress, CASE WHEN report IS NULL THEN 0 ELSE 1 END AS HasReport";

    /// <summary>Creates what is missing.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(ReadScript(), transaction: transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Enters a run that begins. Runs of the same job that still count as running are lost: no two run at once.</summary>
    public async Task BeginAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LoseAsync(connection, transaction, "job = @Key", run.Job, run.StartedAt, cancellationToken);
        await ExecuteAsync(
            connection,
            "INSERT INTO synth_runs (id, job, node, state, started_at, is_recovery) "
            + "VALUES (@Id, @Job, @Node, @State, @StartedAt, @IsRecovery)",
            new
            {
                run.Id,
                run.Job,
                run.Node,
                State = NameOf(run.State),
                StartedAt = run.StartedAt.ToUnixTimeMilliseconds(),
                run.IsRecovery
            },
            cancellationToken,
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Marks what a node of this name left running when it ended without a word.</summary>
    public async Task LoseRunsOfAsync(string node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await LoseAsync(connection, null, "node = @Key", node, now, cancellationToken);
    }

    /// <summary>Keeps how far a run is.</summary>
    public async Task UpdateAsync(string id, RunProgress progress, string log, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            "UPDATE synth_runs SET progress = @Progress, log = @Log WHERE id = @Id",
            new { Id = id, Progress = JsonSerializer.Serialize(progress), Log = log },
            cancellationToken);
    }

    /// <summary>Enters how a run ended, and forgets the oldest of its job beyond a number.</summary>
    public async Task EndAsync(RunRecord run, string log, byte[]? report, int kept, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var values = new DynamicParameters(new
        {
            run.Id,
            State = NameOf(run.State),
            EndedAt = run.EndedAt?.ToUnixTimeMilliseconds(),
            run.ExitCode,
            run.Message,
            run.Score,
            run.RowCount,
            Log = log,
        });
        values.Add("Report", report, DbType.Binary);
        await ExecuteAsync(
            connection,
            "UPDATE synth_runs SET state = @State, ended_at = @EndedAt, exit_code = @ExitCode, message = @Message, score = @Score, "
            + "row_count = @RowCount, progress = NULL, log = @Log, report = @Report WHERE id = @Id",
            values,
            cancellationToken);
        var oldest = (await ListAsync(run.Job, kept + 1000, cancellationToken)).Skip(kept).Select(old => old.Id).ToArray();
        foreach (var id in oldest)
        {
            await ExecuteAsync(connection, "DELETE FROM synth_runs WHERE id = @Id", new { Id = id }, cancellationToken);
        }
    }

    /// <summary>The latest runs of a job, the latest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(string job, int limit, CancellationToken cancellationToken)
    {
        var page = database.Engine == StoreEngine.SqlServer ? "OFFSET 0 ROWS FETCH NEXT @Limit ROWS ONLY" : "LIMIT @Limit";
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(
            $"SELECT {Columns} FROM synth_runs WHERE job = @Job ORDER BY started_at DESC, id DESC {page}",
            new { Job = job, Limit = limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>A run; null when there is none of that identifier.</summary>
    public async Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await SingleAsync<RunRow>($"SELECT {Columns} FROM synth_runs WHERE id = @Id", id, cancellationToken))?.ToRecord();

    /// <summary>The log of a run; null when there is none.</summary>
    public Task<string?> ReadLogAsync(string id, CancellationToken cancellationToken) =>
        SingleAsync<string>("SELECT log FROM synth_runs WHERE id = @Id", id, cancellationToken);

    /// <summary>The packed report of a run; null when there is none.</summary>
    public Task<byte[]?> ReadReportAsync(string id, CancellationToken cancellationToken) =>
        SingleAsync<byte[]>("SELECT report FROM synth_runs WHERE id = @Id", id, cancellationToken);

    private async Task<T?> SingleAsync<T>(string query, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(query, new { Id = id },
            cancellationToken: cancellationToken));
    }

    private static Task<int> LoseAsync(
        DbConnection connection, DbTransaction? transaction, string condition, string key, DateTimeOffset now,
            CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            $"UPDATE synth_runs SET state = @Lost, ended_at = @Now, exit_code = 1, progress = NULL, message = @Message WHERE state "
                + $"= @Running AND {condition}",
            new
            {
                Key = key,
                Lost = NameOf(RunState.Lost),
                Running = NameOf(RunState.Running),
                Now = now.ToUnixTimeMilliseconds(),
                Message = "The daemon that carried out this run ended before the run did.",
            },
            cancellationToken,
            transaction);

    private static Task<int> ExecuteAsync(
        DbConnection connection, string statement, object values, CancellationToken cancellationToken, DbTransaction? transaction = null) =>
        connection.ExecuteAsync(new CommandDefinition(statement, values, transaction, cancellationToken: cancellationToken));

    private string ReadScript()
    {
        var name = $"Synth.Server.Store.Queries.CreateRuns.{database.Engine}.sql";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string NameOf(RunState state) => state.ToString().ToLowerInvariant();
}
