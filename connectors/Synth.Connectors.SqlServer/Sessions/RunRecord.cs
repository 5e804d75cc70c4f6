using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The table <c>synth.run</c> of a target: which run filled it, whether it ended, and what was there before, so that the rest is known to
/// be the run's own.
/// </summary>
internal sealed class RunRecord(SqlConnection connection)
{
    private const char Separator = '\u001F';

    public async Task<TargetContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var count = await connection.QuerySingleAsync<int>(Command(RunRecordSql.CountObjects, cancellationToken));
        var row = await ReadAsync(cancellationToken);
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
        var before = await ListObjectsAsync(cancellationToken);
        foreach (var statement in RunRecordSql.Create)
        {
            await connection.ExecuteAsync(Command(statement, cancellationToken));
        }

        var parameters = new DynamicParameters(new { marker.RunId, marker.Seed, marker.ToolVersion });
        parameters.Add("StartedAt", marker.StartedAt.UtcDateTime, DbType.DateTime2);
        parameters.Add("ObjectsBefore", string.Join(Separator, before.Select(item => item.Key)), DbType.String);
        await connection.ExecuteAsync(Command(RunRecordSql.Write, cancellationToken, parameters));
    }

    public async Task CompleteAsync(CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(Command(RunRecordSql.Complete, cancellationToken));

    /// <summary>
    /// Drops everything that was not there when the recorded run began, and the record with it. What something else still depends on is
    /// left for the next round; a round in which nothing could be dropped is the last.
    /// </summary>
    public async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken);
        var before = (row?.ObjectsBefore ?? "").Split(Separator).ToHashSet();
        while (row is not null)
        {
            var leftovers = (await ListObjectsAsync(cancellationToken)).Where(item => !before.Contains(item.Key)).ToArray();
            if (leftovers.Length == 0)
            {
                break;
            }

            await DropAsync(leftovers, cancellationToken);
        }

        await connection.ExecuteAsync(Command(RunRecordSql.DropTable, cancellationToken));
        await connection.ExecuteAsync(Command(RunRecordSql.DropSchema, cancellationToken));
    }

    private async Task DropAsync(TargetObject[] leftovers, CancellationToken cancellationToken)
    {
        SqlException? refusal = null;
        var dropped = 0;
        foreach (var item in leftovers)
        {
            try
            {
                await connection.ExecuteAsync(Command(item.Drop, cancellationToken));
                dropped++;
            }
            catch (SqlException exception) when (connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
            {
                refusal = exception;
            }
        }

        if (dropped == 0 && refusal is not null)
        {
            throw refusal;
        }
    }

    private async Task<IReadOnlyList<TargetObject>> ListObjectsAsync(CancellationToken cancellationToken)
    {
        var objects = (await connection.QueryAsync<TargetObject>(Command(RunRecordSql.Objects, cancellationToken))).AsList();
        foreach (var query in RunRecordSql.OptionalObjects)
        {
            try
            {
                objects.AddRange(await connection.QueryAsync<TargetObject>(Command(query, cancellationToken)));
            }
            catch (SqlException) when (connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
            {
                // A server without the view has none of what it lists.
            }
        }

        return [.. objects.OrderBy(item => TargetObject.Order.Index().First(kind => kind.Item == item.Kind).Index)];
    }

    private async Task<RunRow?> ReadAsync(CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<int>(Command(RunRecordSql.Exists, cancellationToken)) == 0
            ? null
            : await connection.QueryFirstOrDefaultAsync<RunRow>(Command(RunRecordSql.Read, cancellationToken));

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record RunRow
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public DateTime StartedAt { get; init; }

        public required string ToolVersion { get; init; }

        public required string State { get; init; }

        public required string ObjectsBefore { get; init; }
    }
}
